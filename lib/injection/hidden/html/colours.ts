export type Colour = { readonly red: number; readonly green: number; readonly blue: number; readonly alpha: number };

const named: ReadonlyMap<string, string> = new Map(
  ("white fff,black 000,red f00,green 008000,blue 00f,yellow ff0,gray 808080,grey 808080,silver c0c0c0,lightgray d3d3d3,lightgrey d3d3d3,darkgray a9a9a9,darkgrey a9a9a9,dimgray 696969,gainsboro dcdcdc,whitesmoke f5f5f5,ghostwhite f8f8ff," +
    "snow fffafa,ivory fffff0,floralwhite fffaf0,aliceblue f0f8ff,azure f0ffff,mintcream f5fffa,honeydew f0fff0,seashell fff5ee,linen faf0e6,oldlace fdf5e6,beige f5f5dc,lavender e6e6fa,lightyellow ffffe0,cornsilk fff8dc,navy 000080,teal 008080," +
    "aqua 0ff,cyan 0ff,fuchsia f0f,magenta f0f,maroon 800000,olive 808000,purple 800080,lime 0f0,orange ffa500,pink ffc0cb,brown a52a2a,gold ffd700,darkblue 00008b,darkgreen 006400,darkred 8b0000,midnightblue 191970,slategray 708090,indigo 4b0082")
    .split(",").map((pair): [string, string] => {
      const [name = "", hex = ""] = pair.split(" ");
      return [name, hex];
    }),
);

export const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };
export const black: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };

/** Reads a colour as CSS writes it; null where it is none that stands alone (`inherit`, a variable). */
export function readColour(text: string): Colour | null {
  if (text === "") return null;
  const value = text.trim().toLowerCase();
  if (value === "transparent") return { ...black, alpha: 0 };
  const hex = /^#?([0-9a-f]{3,8})$/.exec(named.get(value) ?? (value.startsWith("#") ? value : ""))?.[1];
  if (hex !== undefined) return ofHex(hex);
  const call = /^(rgb|hsl)a?\(([^()]{1,80})\)$/.exec(value);
  const parts = call?.[2]?.split(/[\s,/]+/).filter((part) => part !== "") ?? [];
  if (parts.length < 3) return null;
  const alpha = parts[3] === undefined ? 1 : amount(parts[3], 1);
  return call?.[1] === "hsl" ? ofHsl(Number.parseFloat(parts[0] ?? ""), amount(parts[1] ?? "", 1), amount(parts[2] ?? "", 1), alpha) : { red: amount(parts[0] ?? "", 255), green: amount(parts[1] ?? "", 255), blue: amount(parts[2] ?? "", 255), alpha };
}

function ofHex(hex: string): Colour | null {
  const width = hex.length <= 4 ? 1 : 2;
  if (hex.length === 5 || hex.length === 7) return null;
  const channel = (place: number): number => Number.parseInt(hex.slice(place * width, (place + 1) * width).repeat(3 - width).slice(0, 2), 16);
  return { red: channel(0), green: channel(1), blue: channel(2), alpha: hex.length / width === 4 ? channel(3) / 255 : 1 };
}

/** A number, or a percentage of `whole`. */
function amount(text: string, whole: number): number {
  const number = Number.parseFloat(text);
  return text.endsWith("%") ? (number / 100) * whole : number;
}

function ofHsl(hue: number, saturation: number, lightness: number, alpha: number): Colour {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (turn: number): number => {
    const step = (turn + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(step - 3, 9 - step, 1))));
  };
  return { red: channel(0), green: channel(8), blue: channel(4), alpha };
}

/** The colour that a background property sets, null where it sets none or a picture. */
export function backgroundColour(text: string): Colour | null {
  if (text === "") return null;
  const whole = readColour(text);
  if (whole !== null) return whole;
  for (const part of text.match(/(?:rgb|hsl)a?\([^()]{1,80}\)|[^\s()]+/gi) ?? []) {
    const colour = readColour(part);
    if (colour !== null) return colour;
  }
  return null;
}

/** Whether one cannot be told from the other, or from nothing. */
export function isUnseen(text: Colour, ground: Colour): boolean {
  if (text.alpha <= 0.06) return true;
  const distance = Math.max(Math.abs(text.red - ground.red), Math.abs(text.green - ground.green), Math.abs(text.blue - ground.blue));
  return ground.alpha > 0.5 && distance <= 12;
}
