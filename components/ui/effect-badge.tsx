import { Badge } from "./badge.tsx";
import { effectClasses, type EffectClassName } from "./vocabulary.ts";

type Props = { readonly effect: EffectClassName; readonly shared?: boolean; readonly className?: string };

/** An effect class; `shared` draws the double ring and says so to screen readers. */
export function EffectBadge({ effect, shared = false, className }: Props) {
  const { word, glyph, tone } = effectClasses[effect];
  return (
    <Badge tone={tone} glyph={glyph} ring={shared} className={className}>
      {word}
      {shared && <span className="sr-only">, shared state</span>}
    </Badge>
  );
}
