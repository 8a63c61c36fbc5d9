import type { Icon } from './icons.ts'

type Attributes = Icon[number][1]

/**
 * All shapes of an icon as the data of one path: a first list has two hundred icons, and an element less for each of
 * their three shapes is time somebody does not wait. The stroke stays the same, since nothing is filled.
 * @throws RangeError for a shape it does not know
 */
export function iconPath(icon: Icon): string {
  return icon.map(([tag, attributes]) => shapePath(tag, attributes)).join('')
}

function shapePath(tag: string, attributes: Attributes): string {
  const of = (name: string): number => Number(attributes[name] ?? 0)
  switch (tag) {
    case 'path':
      // From the origin, because a path that begins with "m" means it from there, and not from where the last one ended.
      return `M0 0${attributes['d']}`
    case 'circle':
      return ovalPath(of('cx'), of('cy'), of('r'), of('r'))
    case 'ellipse':
      return ovalPath(of('cx'), of('cy'), of('rx'), of('ry'))
    case 'rect':
      return boxPath(of('x'), of('y'), of('width'), of('height'), of('rx'))
    case 'line':
      return `M${of('x1')} ${of('y1')}L${of('x2')} ${of('y2')}`
    case 'polyline':
      return `M${attributes['points']}`
    default:
      throw new RangeError(`no path is known for the shape ${tag}`)
  }
}

function ovalPath(x: number, y: number, rx: number, ry: number): string {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`
}

function boxPath(x: number, y: number, width: number, height: number, r: number): string {
  const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  const [across, down] = [width - 2 * r, height - 2 * r]
  return `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`
}
