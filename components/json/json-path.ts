/** The steps of a JSON pointer (RFC 6901): "/a/0/x~1y" is a, 0, x/y. */
export function pointerSteps(pointer: string): string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer of a member: its parent's, and the key. */
export function childPointer(parent: string, key: string): string {
  return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The pointer of what holds it; null for the whole value. */
export function parentPointer(pointer: string): string | null {
  return pointer === "" ? null : pointer.slice(0, pointer.lastIndexOf("/"));
}

const plainName = /^[A-Za-z_$][\w$]*$/;

/**
 * The path as programmers and jq write it: `messages[3].content`, `["a b"].c`. Only `isArray` knows whether 3 is a place
 * in an array or a name. Hidden characters in names come out escaped.
 */
export function accessPath(pointer: string, isArray: (pointer: string) => boolean): string {
  let path = "";
  let parent = "";
  for (const step of pointerSteps(pointer)) {
    if (isArray(parent)) path += `[${step}]`;
    else if (plainName.test(step)) path += path === "" ? step : `.${step}`;
    else path += `[${JSON.stringify(step)}]`;
    parent = childPointer(parent, step);
  }
  return path;
}
