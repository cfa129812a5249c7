// What the README says of the gate's log: who could edit it, where the key comes from, what verification shows.
import { code, table } from "../markdown.mjs";

const gateRows = ({ audit, crossCheck, harmful: [leak, drop] }) => {
  const around = crossCheck.inTraceNotInLog.filter((call) => call !== drop);
  return [
    [
      "altered",
      `entry ${audit.findings[0].entry}, the leak (${code(leak)})`,
      `the gate had signed ${code("allow")}, the log reads ${code("deny")}. With ${code("allow")} and ${code("cedar_allow")} put back the signature holds, and the next entry names the hash of exactly that`,
    ],
    [
      "refused in the log, executed in the trace",
      `entry ${crossCheck.differs[0].entry}`,
      "the request was answered with 200: the gate did not stop it",
    ],
    [
      "end not provable",
      `entry ${audit.findings[1].entry}`,
      `receipts have no number and nothing closes them. ${audit.asSigned.entries - audit.entries} were taken away; the log alone cannot show it`,
    ],
    [
      "in the trace, not in the log",
      around.map(code).join(", "),
      `the chain has no gap there: these calls of ${code("read_file")} went around the gate, the last of them for the production settings`,
    ],
    ["in the trace, not in the log", code(drop), "the drop, three seconds after the last entry that is left"],
    [
      "after the end of the log",
      `${crossCheck.outsideWindow.length} calls`,
      "from the replay attempt to the last statement: the log says nothing of that time",
    ],
  ];
};

export const gateSection = (truth) => `## The gate's log

Between Quill and the servers of its tools stands a gate. It knows only the names of the tools, allows those that its
policy lists, asks nobody, and signs a receipt for each call (${code(truth.audit.file)}). ${code("read_file")} is built
into the worker and does not pass it. The log lies in a folder that everybody in the platform group may write; Quill has
no tool that writes files. The key that signs never leaves the gate: whoever edits the log cannot sign it again.

Tomasz copied the log on Tuesday morning. He fetched the public key (${code(truth.audit.key.file)}) from the gate itself,
https://gate.northquay.internal/.well-known/acta-keys.json, and compared its fingerprint with the one that the platform
team had noted in a ticket on 1 July:

    ${truth.audit.key.fingerprint}

The key is not trusted because it lies here. Whoever examines the case accepts it, under Trusted keys or with
${code("--keys")}. Between the incident and the copy somebody changed one entry and took away the end; who did it is not
in the evidence.

${table(["what is shown", "where", "what is behind it"], gateRows(truth))}

With the key ${truth.audit.verified} of ${truth.audit.entries} entries are verified. Without it none is, and the edited entry still contradicts the
key that it brings. The gate's clock runs about ${truth.crossCheck.clockAheadMs} ms ahead of the worker's. The key is a test key, made from a text
in ${code("bin/samples/northquay/gate.mjs")}: trust it for nothing else.
`;
