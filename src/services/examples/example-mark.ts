/** Who made what an edition brings with it: by this it is known again, and taken away when another edition comes. */
export const EXAMPLE = 'edition'
