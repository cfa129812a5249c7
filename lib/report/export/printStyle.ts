/** The style of the single file, on screens and on paper. Only our own id and hash go into it. The paper is whatever the reader prints on. */
export function printStyle(incident: string, hash: string): string {
  const running = `Aftertrace, incident ${/^[a-z0-9]+$/.test(incident) ? incident : "without an id"}`;
  const short = /^[0-9a-f]{64}$/.test(hash) ? hash : "";
  return `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1b1f24; font: 14px/1.5 system-ui, sans-serif; }
main { max-width: 1000px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 22px; } h2 { font-size: 18px; margin-top: 32px; border-bottom: 1px solid #858e99; } h3 { font-size: 15px; margin-bottom: 4px; }
.muted { color: #4a525c; } bdi, td, p, li, h1 { overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, monospace; font-size: 12px; } pre { white-space: pre-wrap; margin: 0; }
blockquote { margin: 8px 0; padding: 8px 12px; border-left: 4px double #4a525c; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #858e99; padding: 4px 6px; text-align: left; vertical-align: top; }
.scroll { overflow-x: auto; } .kept { white-space: pre-wrap; } .human { border-left: 2px solid #4a525c; padding-left: 12px; }
.missing { border: 1px dashed #4a525c; padding: 0 12px; } .not_met { font-weight: 600; text-decoration: underline; } .unknown { font-style: italic; }
a { color: #0059b3; } .cite { font-size: 12px; white-space: nowrap; }
@page { margin: 20mm 15mm 18mm; @top-left { content: "${running}"; font: 8pt sans-serif; } @top-right { content: "report ${short.slice(0, 16)}…"; font: 8pt sans-serif; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  body { font-size: 10pt; } main { max-width: none; padding: 0; } nav { display: none; } a { color: inherit; } .scroll { overflow: visible; }
  thead { display: table-header-group; } tr, blockquote, li { break-inside: avoid; } h2, h3 { break-after: avoid; } table { table-layout: auto; font-size: 8.5pt; } code { font-size: 7.5pt; overflow-wrap: anywhere; }
}
`;
}
