/** What forms say before anything is sent, and what the server asks for. */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 256
