/** Endings and names of files that exist to hold secrets. Public halves, templates and examples do not count. */
const credentialPattern = new RegExp([
  String.raw`(?:^|[\\/])\.env(?:rc)?(?:\.(?!example|sample|template|dist|defaults?|schema|test\.example)[\w-]+)*$`,
  String.raw`(?:^|[\\/])(?:[\w-]+\.)?(?:production|staging|prod|local|secrets?)\.env$`,
  String.raw`(?:^|[\\/])\.(?:netrc|pgpass|npmrc|pypirc|htpasswd|git-credentials|my\.cnf|dockercfg|boto|s3cfg|vault-token|terraformrc|authinfo|rclone\.conf)$`,
  String.raw`(?:^|[\\/])_netrc$`,
  String.raw`(?:^|[\\/])\.(?:aws[\\/](?:credentials|config)|docker[\\/]config\.json|kube[\\/]config|config[\\/](?:gcloud[\\/].*|gh[\\/]hosts\.yml|hub|rclone[\\/]rclone\.conf|op[\\/].*|containers[\\/]auth\.json|doctl[\\/].*)|cargo[\\/]credentials(?:\.toml)?|gem[\\/]credentials|m2[\\/]settings(?:-security)?\.xml|azure[\\/].*(?:token|profile).*|gnupg(?:[\\/].*)?|password-store[\\/].*|composer[\\/]auth\.json|terraform\.d[\\/]credentials.*|fly[\\/]config\.yml|vercel[\\/]auth\.json|netlify[\\/]config\.json|snowsql[\\/]config|databrickscfg)$`,
  String.raw`(?:^|[\\/])\.ssh[\\/](?!(?:known_hosts|config|authorized_keys|environment)(?:\.\w+)?$)(?!.*\.pub$)[^\\/]+$`,
  String.raw`(?:^|[\\/])id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$`,
  String.raw`\.(?:pem|p12|pfx|keystore|jks|ppk|kdbx|ovpn|asc\.key)$`,
  String.raw`(?<!\.pub)(?:^|[\\/])[\w.-]*(?:private|server|client|tls|ssl|ca|host)[\w.-]*\.key$`,
  String.raw`(?:^|[\\/])[\w.-]+\.key$`,
  String.raw`(?:^|[\\/])(?:kubeconfig|service[-_]?account[\w-]*\.json|gcp[-_]?key[\w-]*\.json|credentials(?:\.(?:json|ya?ml|ini|xml|toml|csv|enc))?|client[-_]secrets?[\w-]*\.json|secrets?(?:\.(?:json|ya?ml|ini|toml|env|txt))|master\.key|wp-config\.php|database\.yml\.secret|\.?api[-_]?keys?(?:\.\w+)?|tokens?\.(?:json|txt|ya?ml))$`,
  String.raw`^/etc/(?:shadow|gshadow|sudoers|master\.passwd|ssl/private/.*|krb5\.keytab|kubernetes/admin\.conf)$`,
  String.raw`^/proc/(?:self|\d+|\*|\$\w+)/environ$`,
  String.raw`^/(?:var/)?run/secrets/.*`,
  String.raw`[\\/](?:Login Data|logins\.json|key[34]\.db|Cookies|cookies\.sqlite|Keychains[\\/].*)$`,
].join("|"), "i");

const folders = /(?:^|[\\/])(?:\.ssh|\.aws|\.gnupg|\.kube|\.docker|\.azure|\.password-store|\.config[\\/](?:gcloud|gh|op|rclone)|secrets?|private|\.secrets?|ssl[\\/]private)[\\/]?(?:\*|\.)?$/i;
const likelyFolders = /(?:^|[\\/])(?:certs?|certificates|keys|credentials|tokens|keystores?|pki|ssl|tls)[\\/]?(?:\*|\.)?$/i;

/** A folder that holds credentials by its purpose. `leaving`: where it is sent away, folders of certificates count too: keys lie beside them. */
export function isCredentialFolder(path: string, leaving: boolean): boolean {
  return path.length <= 1_024 && (folders.test(path) || (leaving && likelyFolders.test(path)));
}

/** `.env*`, `id_*`: a pattern whose fixed part is already such a name. */
export function isCredentialGlob(path: string): boolean {
  return path.length <= 1_024 && /[*?]/.test(path) && isCredentialPath(path.replace(/[*?.]+$/, ""));
}

/** Does this path name a file whose purpose is to hold credentials? */
export function isCredentialPath(path: string): boolean {
  if (path.length > 1_024) return false;
  const bare = path.replace(/^["']|["']$/g, "");
  return credentialPattern.test(bare) && !/\.(?:pub|crt|cer)$|[.-](?:example|sample|template|dist)(?:\.|$)|public[-_.]?key/i.test(bare);
}
