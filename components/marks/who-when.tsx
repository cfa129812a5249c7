import { Time } from "../ui/time.tsx";

type Props = { readonly author: string; readonly us: number; readonly editedUs?: number | null };

/** Who said it, and when. */
export function WhoWhen({ author, us, editedUs = null }: Props) {
  return (
    <span className="text-sm text-text-muted">
      {author === "" ? "no name given" : <bdi>{author}</bdi>}, <Time us={us} />
      {editedUs !== null && <>, edited <Time us={editedUs} /></>}
    </span>
  );
}
