export const help = `aftertrace — what happened, from the evidence

  aftertrace analyze PATH… [--keys FILE…] --json
                                             reads all files as one incident, prints one findings document
  aftertrace analyze PATH… [--keys FILE…] --each --jsonl
                                             each file is an incident of its own, one document per line
  aftertrace verify PATH… [--keys FILE…] [--json]
                                             verifies signed logs and receipts with the keys of FILE…
  aftertrace classify --jsonl                what tool calls do to the world: one call per line of standard input,
                                             {"tool", "arguments", "result"?}, gives one line {"effects": […]}
  aftertrace help                            this text

PATH is a file or a folder, which is walked. Zip archives are opened one level.
FILE holds keys that you trust (JWKS, PEM, did:key, hex and others), a list of revoked keys, or an endorsement.
--keys takes every file up to the next option. Keys among the evidence are named in the findings and never trusted.
Results go to standard output, progress and problems to standard error.
Exit codes: 0 done, 2 bad usage or a path that cannot be opened.
Of verify: 0 verified, 1 altered or incomplete, 2 not signed or not checkable.
Nothing is sent anywhere, and nothing is written.
`;
