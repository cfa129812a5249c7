import type { CommandTable } from "../commandTable.ts";
import { localChange, localLoss, onto, reads, row, sets, showsSecret } from "./templates.ts";

const secret = { kind: "secret", from: "operands" } as const;
const goneForGood = { ...localLoss, reversible: "no" } as const;

/** OpenPGP. */
export const gpgTable: CommandTable = {
  names: ["gpg", "gpg2", "gpgsm"], valueOptions: ["-u", "--local-user", "-r", "--recipient", "-o", "--output", "--homedir", "--keyserver", "--passphrase", "--passphrase-fd", "--passphrase-file", "--pinentry-mode", "--default-key"], dryRun: ["--dry-run", "-n"],
  rules: [
    row("gpg.secret.export", ["*", ""], onto(showsSecret, secret), "A private key is written out", "Who has read it can use it.", ["gpg --export-secret-keys -a me"], ["gpg --export -a me"], { any: ["--export-secret-keys", "--export-secret-key", "--export-secret-subkeys", "--export-ssh-key"] }),
    row("gpg.secret.delete", ["*", ""], onto(goneForGood, secret), "A private key is deleted", "What was encrypted to it can be read by nobody without a copy of it.", ["gpg --batch --yes --delete-secret-keys me"], ["gpg --list-secret-keys"], { any: ["--delete-secret-keys", "--delete-secret-key", "--delete-secret-and-public-key", "--delete-secret-and-public-keys"] }),
    row("gpg.send", ["*", ""], { ...sets, reversible: "no", shared: "yes" }, "A key is sent to a key server", "It cannot be taken back from there.", ["gpg --send-keys ABCD"], ["gpg --recv-keys ABCD"], { any: ["--send-keys", "--send-key"] }),
    row("gpg.read", ["*", ""], reads, "Keys are looked at, or a signature is checked", "It reads.", ["gpg --list-keys", "gpg --verify a.sig a", "gpg -d note.gpg"], ["gpg --import k.asc"], { any: ["--list-keys", "-k", "--list-secret-keys", "-K", "--list-sigs", "--check-sigs", "--fingerprint", "--verify", "--decrypt", "-d", "--export", "--show-keys", "--list-packets", "--card-status", "--version", "--list-config", "--print-md", "--search-keys"] }),
    row("gpg.change", ["*", ""], { ...localChange, class: "config_change" }, "A key ring is changed, or a file is signed or encrypted", "It can be set back.", ["gpg --import k.asc", "gpg -c a.txt"], ["gpg --list-keys"]),
  ], otherwise: sets,
};

/** Keys of SSH, certificates and key stores. */
export const sshKeysTable: CommandTable = {
  names: ["ssh-keygen", "ssh-add", "ssh-copy-id", "openssl", "certbot", "acme.sh", "keytool", "certutil", "update-ca-certificates", "step", "mkcert", "cfssl", "age-keygen", "minisign"], valueOptions: ["-t", "-b", "-f", "-C", "-N", "-P", "-R", "-F", "-i", "-in", "-out", "-keyout", "-subj", "-days", "-passin", "-passout", "-alias", "-keystore", "-storepass", "--cert-name", "-d", "--domain", "-s", "-I", "-n", "-V"].filter((option) => !["-d", "-R", "-F", "-i"].includes(option)), dryRun: ["--dry-run", "--test-cert"],
  rules: [
    row("keys.private.print", ["rsa", "pkey", "ec", "pkcs12", "pkcs8", "-exportcert"], onto(showsSecret, secret), "A private key is written out", "Who has read it can use it.", ["openssl pkcs12 -in a.p12 -nodes"], ["openssl x509 -in c.pem -text"], { none: ["-pubout", "-pubin", "-noout"] }),
    row("keys.revoke", ["revoke", "delete", "ca revoke", "-delete", "--revoke", "--remove", "clean"], onto({ ...goneForGood, class: "infrastructure", shared: "yes" }, secret), "A certificate is revoked or deleted", "A new one has to be asked for.", ["certbot revoke --cert-name shop", "certbot delete --cert-name shop"], ["certbot certificates"]),
    row("keys.keystore.delete", ["", "*"], onto(goneForGood, secret), "An entry of a key store is deleted", "Only a copy of the store still has it.", ["keytool -delete -alias a -keystore k.jks"], ["keytool -list -keystore k.jks"], { any: ["-delete", "-delstore", "-delkey"] }),
    row("keys.read", ["x509", "enc", "base64", "rand", "passwd", "pkeyutl", "smime", "cms", "s_client", "verify", "version", "req -text", "dgst", "crl", "asn1parse", "ciphers", "certificates", "show_account", "list", "inspect", "certificate inspect|verify", "speed", "prime", "errstr", "triangulate", "tree", "verify-attestation", "ocsp"], reads, "Certificates or keys are looked at", "It reads.", ["openssl x509 -in c.pem -text", "certbot certificates"], ["openssl genrsa 2048"]),
    row("keys.read.option", ["", "*"], reads, "Certificates or keys are looked at", "It reads.", ["ssh-keygen -lf key.pub", "ssh-add -l", "keytool -list -keystore k.jks"], ["ssh-keygen -t ed25519 -f k"], { any: ["-l", "-L", "-lf", "-list", "-printcert", "-y", "-F", "-H", "-v", "-verify", "-dump", "-hashfile"], none: ["-delete", "-R"] }),
    row("keys.make", ["*", ""], { ...localChange, class: "config_change" }, "A key or a certificate is made, loaded or handed on", "It can be taken off again.", ["ssh-keygen -t ed25519 -f k -N ''", "ssh-add k", "openssl genrsa -out k.pem 2048", "ssh-keygen -R host.example"], ["ssh-add -l"]),
  ], otherwise: sets,
};
