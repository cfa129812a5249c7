/** Tables of databases in which passwords and keys of accounts stand. */
const systemTables = /^(?:pg_catalog\.)?pg_(?:authid|shadow|user_mapping|user_mappings|subscription)$|^mysql\.(?:user|slave_master_info)$|^(?:sys|master)\.(?:\w+\.)?(?:sql_logins|syslogins)$|^sys\.user\$$|^(?:sys\.)?dba_users$|^vault\.(?:decrypted_)?secrets$/i;
const secretName = /(?:^|_)(?:secrets?|tokens?|credentials?|passwords?|passwd|passphrases?|api_?keys?|private_?keys?|access_?keys?|signing_?keys?|client_?secret|refresh_?token|authentication_string|rolpassword|passwd_hash|password_hash|hashed_password|encrypted_password)$/i;
/** A name with one of these behind or before it speaks about secrets and holds none. */
const about = /(?:count|id|ids|type|expir\w*|created|updated|usage|limit|name|last_used\w*|reset_at|policy|rotat\w*)$/i;

/** Does a query show secrets: a system table of accounts, a column that is one, or every column of a table of them? */
export function showsSecrets(tables: readonly string[], columns: readonly string[]): boolean {
  const shown = columns.map((column) => column.split(".").at(-1) ?? column);
  if (shown.some((column) => secretName.test(column))) return true;
  if (tables.some((table) => systemTables.test(table)) && shown.some((column) => column === "*" || /pass|auth|secret|hash/i.test(column))) return true;
  return shown.includes("*") && tables.some((table) => { const bare = table.split(".").at(-1) ?? table; return secretName.test(bare) && !about.test(bare); });
}
