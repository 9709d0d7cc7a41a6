/** Electronics (26) and electrical equipment (27): the core of the industry in the statistics office's classes (ISIC revision 4). */
export function isCoreClass(isic4: string): boolean {
  return isic4.startsWith('26') || isic4.startsWith('27')
}
