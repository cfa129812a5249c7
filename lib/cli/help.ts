import { exportFormats as incidentFormats } from "../exports/exportFormats.ts";
import { exportFormats } from "../policy/policyExport.ts";

export const help = `aftertrace — what happened, from the evidence

  aftertrace analyze PATH… [--keys FILE…] [--reveal] --json
                                             reads all files as one incident, prints one findings document
  aftertrace analyze PATH… [--keys FILE…] [--reveal] --each --jsonl
                                             each file is an incident of its own, one document per line
  aftertrace verify PATH… [--keys FILE…] [--json]
                                             verifies signed logs and receipts with the keys of FILE…; of a bundle
                                             every hash, its manifest's signature and its custody log, and makes its
                                             findings again
  aftertrace export PATH… --format E [--keys FILE…] [-o FILE]
                                             hands an incident on to another tool, credentials masked
  aftertrace classify --jsonl                what tool calls do to the world: one call per line of standard input,
                                             {"tool", "arguments", "result"?, "schema"?}, gives one line
                                             {"effects": […]}; schema: the tool as its server describes it
  aftertrace policy draft PATH… [--exclude CALL…] [--name NAME] [--format F] [--held-out] [-o FILE]
                                             drafts the allow-list from the legitimate calls of these files, read as
                                             one incident; giving them says that their calls are legitimate.
                                             --held-out: tells how it does on tasks that are left out of the draft
  aftertrace policy test POLICY PATH… [--jsonl]
                                             puts every call of every file to a policy: the surprising ones, or one
                                             line of JSON per call; POLICY may be Cedar in our namespace or a list of
                                             pattern, action, notify too
  aftertrace policy diff A B [--json]        rule by rule what B changes, what lets more through first
  aftertrace policy export POLICY [--format F] [-o FILE]
                                             writes a policy in another format
  aftertrace policy sign POLICY --key FILE [-o FILE]
                                             signs it with a private Ed25519 key (PEM or JWK)
  aftertrace policy verify POLICY --keys FILE… [--json]
                                             checks its signature
  aftertrace report PATH… [--keys FILE…] [--format md|html|json] [-o FILE]
                                             drafts the post-mortem of all files as one incident; md is the default
  aftertrace help                            this text

PATH is a file or a folder, which is walked. Zip archives are opened one level.
FILE holds keys that you trust (JWKS, PEM, did:key, hex and others), a list of revoked keys, or an endorsement.
--keys takes every file up to the next option. Keys among the evidence are named in the findings and never trusted.
Credentials in findings are masked, each as long as it is; --reveal prints the arguments of calls as they are in the evidence.
Results go to standard output, progress and problems to standard error.
Exit codes: 0 done, 2 bad usage or a path that cannot be opened.
CALL is an id as in the findings of the same paths: c7.
F: ${exportFormats.join(", ")}. The first is YAML and the default.
E: ${incidentFormats.join(", ")}.
Of policy diff: 0 nothing is wider, 1 something is, or may be.
Of verify and policy verify: 0 verified, 1 altered or incomplete, 2 not signed or not checkable.
Nothing is sent anywhere, and nothing is written but FILE of -o.
`;
