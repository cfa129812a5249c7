/** Thrown out of long work when the responder has called it off. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}
