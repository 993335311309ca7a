import { LightningElement, api } from 'lwc'
import { axisTicks, formatFigure } from 'reports/chartData'
import { page } from 'platform/page'

/** Looks that differ in colour and in pattern. */
const looks = 6

/** Figures as bars, columns, lines or a ring; whoever shows it has the same figures in a table beside it. */
export default class Chart extends LightningElement {
  /** Of `toChartData`. */
  @api data
  /** `bar`, `column`, `line` or `donut`. */
  @api shape
  /** Series one on the other instead of side by side. */
  @api isStacked
  /** Names the chart to a screen reader. */
  @api label
  @api currency

  get is() {
    return { [this.shape]: true }
  }

  get description() {
    const { groups } = this.data
    const largest = groups.reduce((best, group) => ((group.total.value ?? 0) > (best.total.value ?? 0) ? group : best), groups[0])
    const says = page.reportTexts.chartSays
    return `${this.label}: ${says.replace('{0}', groups.length).replace('{1}', largest.label).replace('{2}', largest.total.text)}`
  }

  /** Longest bar, and the axis of columns and lines. */
  get ticks() {
    const { groups, series } = this.data
    const figures = this.isStacked ? groups.map(({ total }) => total) : series.flatMap((each) => each.figures)
    const values = figures.map(({ value }) => value).filter((value) => value !== null)
    return axisTicks(values, this.shape !== 'line')
  }

  get axis() {
    return this.ticks.map((tick) => ({
      key: `tick-${tick}`,
      text: formatFigure(tick, this.data.dataType, page.i18n.locale, this.currency, true),
      style: `inset-block-end: ${this.share(tick)}%`,
    }))
  }

  share(value) {
    const [first] = this.ticks
    return round(((value - first) / (this.ticks.at(-1) - first || 1)) * 100)
  }

  get legend() {
    const { series } = this.data
    if (series.length < 2) return []
    return series.map(({ label, figures }, index) => {
      const latest = this.shape === 'line' ? figures.findLast(({ value }) => value !== null) : undefined
      const name = this.shape === 'line' ? `line line_${index % looks}` : `swatch look_${index % looks}`
      return { key: `series-${index}`, text: latest ? `${label}: ${latest.text}` : label, className: name }
    })
  }

  /** Bars lie, one row a group; side by side each series has a row of its own in the group. */
  get bars() {
    const { groups, series } = this.data
    return groups.map(({ label, total }, place) => ({
      key: `group-${place}`,
      label,
      tracks: this.isStacked
        ? [{ key: 'all', text: total.text, segments: this.segments(place, 'inline-size') }]
        : series.map(({ figures }, index) => ({
            key: `series-${index}`,
            text: figures[place].text,
            segments: [segment(index, `inline-size: ${this.share(figures[place].value ?? 0)}%`)],
          })),
    }))
  }

  get columns() {
    const { groups, series } = this.data
    return groups.map(({ label, total }, place) => ({
      key: `group-${place}`,
      label,
      text:
        this.isStacked || series.length === 1 ? formatFigure(total.value, this.data.dataType, page.i18n.locale, this.currency, true) : '',
      stacks: this.isStacked
        ? [{ key: 'all', segments: this.segments(place, 'block-size') }]
        : series.map(({ figures }, index) => ({
            key: `series-${index}`,
            segments: [segment(index, `block-size: ${this.share(figures[place].value ?? 0)}%`)],
          })),
    }))
  }

  segments(place, size) {
    return this.data.series.flatMap(({ figures }, index) => {
      const { value } = figures[place]
      return value ? [segment(index, `${size}: ${this.share(value)}%`)] : []
    })
  }

  /** Broken where a figure is missing: a line through it would claim one. */
  get lines() {
    return this.data.series.flatMap(({ figures }, index) => {
      const runs = figures.reduce(
        (found, { value }, place) =>
          value === null ? [...found, []] : [...found.slice(0, -1), [...found.at(-1), this.point(place, value)]],
        [[]],
      )
      return runs
        .filter((run) => run.length > 1)
        .map((run, part) => ({ key: `line-${index}-${part}`, points: run.join(' '), className: `line_${index % looks}` }))
    })
  }

  get dots() {
    return this.data.series.flatMap(({ figures }, index) =>
      figures.flatMap(({ value }, place) =>
        value === null
          ? []
          : [
              {
                key: `dot-${index}-${place}`,
                className: `dot look_${index % looks}`,
                style: `inset-inline-start: ${this.across(place)}%; inset-block-end: ${this.share(value)}%`,
              },
            ],
      ),
    )
  }

  point(place, value) {
    return `${this.across(place)},${round(100 - this.share(value))}`
  }

  across(place) {
    return round(((place + 0.5) / this.data.groups.length) * 100)
  }

  /** The ring starts at the top; a circle of radius 100/2π is 100 long. */
  get slices() {
    const parts = this.parts
    return parts.map(({ share }, index) => {
      const before = parts.slice(0, index).reduce((sum, part) => sum + part.share, 0)
      const angle = ((before + share / 2) / 100) * 2 * Math.PI
      return {
        key: `slice-${index}`,
        className: `slice stroke_${index % looks}`,
        dashes: `${Math.max(share - 0.6, 0.2)} ${100 - Math.max(share - 0.6, 0.2)}`,
        offset: 25 - before,
        text: share >= 7 ? `${Math.round(share)}%` : '',
        x: round(21 + 15.9155 * Math.sin(angle)),
        y: round(21 - 15.9155 * Math.cos(angle)),
      }
    })
  }

  get slicesLegend() {
    return this.parts.map(({ label, text, share }, index) => ({
      key: `slice-${index}`,
      label,
      text,
      share: `${Math.round(share)}%`,
      className: `swatch plain_${index % looks}`,
    }))
  }

  get parts() {
    const { groups } = this.data
    const sum = groups.reduce((total, group) => total + (group.total.value ?? 0), 0)
    return groups.map(({ label, total }) => ({ label, text: total.text, share: sum === 0 ? 0 : ((total.value ?? 0) / sum) * 100 }))
  }
}

const segment = (index, style) => ({ key: `segment-${index}`, className: `segment look_${index % looks}`, style })
const round = (number) => Math.round(number * 1000) / 1000
