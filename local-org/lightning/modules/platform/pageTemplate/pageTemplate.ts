/** A region's place: columns of 12 on a wide screen, and what a component learns as `flexipageRegionWidth`. */
export interface RegionPlace {
  name: string
  columns: number
  width: 'SMALL' | 'MEDIUM' | 'LARGE'
}

/** Rows of the standard templates, by the template's name: region and columns. */
const templates: Record<string, [name: string, columns: number][][]> = {
  'flexipage:recordHomeTemplateDesktop': [
    [['header', 12]],
    [
      ['main', 8],
      ['sidebar', 4],
    ],
  ],
  'flexipage:recordHomeLeftSidebarTemplateDesktop': [
    [['header', 12]],
    [
      ['sidebar', 4],
      ['main', 8],
    ],
  ],
  'flexipage:recordHomeSingleColTemplateDesktop': [[['header', 12]], [['main', 12]]],
  'flexipage:recordHomeSingleColNoHeaderTemplateDesktop': [[['main', 12]]],
  'flexipage:recordHomeThreeColTemplateDesktop': [
    [['header', 12]],
    [
      ['leftcol', 3],
      ['centercol', 6],
      ['rightcol', 3],
    ],
  ],
  'flexipage:recordHomeWithSubheaderTemplateDesktop': [
    [['header', 12]],
    [['subheader', 12]],
    [
      ['main', 8],
      ['sidebar', 4],
    ],
  ],
  'flexipage:defaultAppHomeTemplate': [[['main', 12]]],
  'flexipage:appHomeTemplateTwoColumns': [
    [
      ['region1', 6],
      ['region2', 6],
    ],
  ],
  'flexipage:appHomeTemplateTwoColumnsHeader': [
    [['region1', 12]],
    [
      ['region2', 8],
      ['region3', 4],
    ],
  ],
  'flexipage:appHomeTemplateThreeColumns': [
    [
      ['region1', 4],
      ['region2', 4],
      ['region3', 4],
    ],
  ],
  'home:desktopTemplate': [
    [['top', 12]],
    [
      ['bottomLeft', 6],
      ['bottomRight', 6],
    ],
    [['sidebar', 12]],
  ],
}

/**
 * How a page lays its regions out. Regions that the page does not use take no room;
 * those of an unknown template stand one below the other, so that nothing is lost.
 */
export function templateRows(template: string, usedRegions: readonly string[]): RegionPlace[][] {
  const rows = templates[template.replace(/^flexipage:recordHome(\w+)Desktop2$/, 'flexipage:recordHome$1Desktop')] ?? []
  const placed = rows.map((row) => row.filter(([name]) => usedRegions.includes(name))).filter((row) => row.length > 0)
  const known = new Set(rows.flat().map(([name]) => name))
  const rest = usedRegions.filter((name) => !known.has(name)).map((name): [string, number][] => [[name, 12]])
  return [...placed, ...rest].map((row) => row.map(([name, columns]) => toPlace(name, row.length === 1 ? 12 : columns)))
}

function toPlace(name: string, columns: number): RegionPlace {
  return { name, columns, width: columns <= 4 ? 'SMALL' : columns <= 6 ? 'MEDIUM' : 'LARGE' }
}
