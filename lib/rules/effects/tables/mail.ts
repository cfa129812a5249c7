import type { CommandTable } from "../commandTable.ts";
import { onto, row } from "./templates.ts";

const sends = { class: "external_communication", destructive: false, reversible: "no", shared: "yes", counts: "recipients" } as const;

/** Programs that send messages. */
export const mailTable: CommandTable = {
  names: ["mail", "mailx", "mutt", "sendmail", "msmtp", "swaks", "s-nail", "ssmtp", "neomutt", "himalaya", "slackcat", "slack-cli", "telegram-send", "signal-cli", "apprise", "ntfy", "pushover", "wall", "write", "mosquitto_pub", "smbclient-send", "send-mailmessage"], valueOptions: ["-s", "-a", "-c", "-b", "-r", "-A", "-f", "-t", "--to", "--from", "--server", "-S", "-h", "-p", "-u", "-m", "-q"], placeOptions: [], dryRun: ["--dry-run"],
  rules: [
    row("mail.send", ["*", ""], onto(sends, { kind: "recipient", from: "operands" }, { kind: "recipient", from: { option: ["-t", "--to"] } }), "A message is sent", "Whoever has read it has read it.", ["mail -s report ops@example.com", "swaks --to a@example.com"], ["mailq"]),
  ], otherwise: sends };
