/** Saves a text as a file from the page; nothing goes to a server. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replaceAll(/[^\w. -]/g, "_");
  link.click();
  URL.revokeObjectURL(url);
}
