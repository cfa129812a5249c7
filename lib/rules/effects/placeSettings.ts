/** A command that decides where later commands act. `place`: the operand behind the words, or the value of an option. */
export type PlaceSetting = { readonly names: readonly string[]; readonly words: readonly string[]; readonly place: "operand" | { readonly options: readonly string[] }; readonly for: PlaceFamily };

/** Tools that read the same setting. */
export const placeFamilies = {
  cluster: ["kubectl", "oc", "helm", "helmfile", "kustomize", "k9s", "kubectx", "kubens", "skaffold", "flux", "argocd", "stern", "velero", "istioctl", "linkerd", "cilium", "kubeadm", "k", "tkn", "kn"],
  google: ["gcloud", "gsutil", "bq"],
  aws: ["aws", "eksctl", "sam", "cdk", "copilot"],
  azure: ["az", "azd"],
  terraform: ["terraform", "tofu", "terragrunt"],
  pulumi: ["pulumi"], docker: ["docker", "docker-compose", "podman"], firebase: ["firebase"], railway: ["railway"], supabase: ["supabase"], vercel: ["vercel"], heroku: ["heroku"], cloudFoundry: ["cf"], flags: ["doppler"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type PlaceFamily = keyof typeof placeFamilies;

const operand = (family: PlaceFamily, names: readonly string[], words: string): PlaceSetting => ({ names, words: words.split(" ").filter((word) => word !== ""), place: "operand", for: family });
const option = (family: PlaceFamily, names: readonly string[], words: string, ...options: readonly string[]): PlaceSetting => ({ ...operand(family, names, words), place: { options } });

/** Contexts, projects, workspaces and profiles that stay set until another is set. */
export const placeSettings: readonly PlaceSetting[] = [
  operand("cluster", ["kubectl", "oc"], "config use-context"), option("cluster", ["kubectl", "oc"], "config set-context", "--namespace", "--cluster"),
  operand("cluster", ["oc"], "project"), operand("cluster", ["oc"], "login"), operand("cluster", ["kubectx"], ""), operand("cluster", ["kubens"], ""),
  option("cluster", ["aws"], "eks update-kubeconfig", "--name"), operand("cluster", ["gcloud"], "container clusters get-credentials"), option("cluster", ["az"], "aks get-credentials", "-n", "--name"),
  operand("google", ["gcloud"], "config set project"), operand("google", ["gcloud"], "config configurations activate"),
  operand("aws", ["aws"], "configure set role_arn"), operand("aws", ["aws"], "configure set source_profile"), operand("aws", ["aws"], "configure set sso_account_name"), operand("aws", ["aws"], "configure set endpoint_url"),
  option("aws", ["aws"], "configure", "--profile"),
  option("azure", ["az"], "account set", "-s", "--subscription", "-n", "--name"), operand("azure", ["azd"], "env select"),
  operand("terraform", ["terraform", "tofu"], "workspace select"), operand("terraform", ["terraform", "tofu"], "workspace new"),
  operand("pulumi", ["pulumi"], "stack select"), operand("docker", ["docker"], "context use"), operand("firebase", ["firebase"], "use"),
  operand("railway", ["railway"], "environment"), option("railway", ["railway"], "link", "-e", "--environment"), option("supabase", ["supabase"], "link", "--project-ref"),
  operand("vercel", ["vercel"], "switch"), option("heroku", ["heroku"], "git:remote", "-a", "--app"), option("cloudFoundry", ["cf"], "target", "-s", "-o"), option("flags", ["doppler"], "setup", "-c", "--config"),
];
