declare module 'virtual:map-start' {
  /** Addresses of the code that starts the drawing, the one to import first. Known to the server only. */
  const files: readonly string[]
  export default files
}
