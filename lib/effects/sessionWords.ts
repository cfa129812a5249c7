import type { Session } from "./session.ts";

const shown = /^(?:AWS_PROFILE|AWS_DEFAULT_PROFILE|KUBECONFIG|KUBE_CONTEXT|CLOUDSDK_CORE_PROJECT|GOOGLE_CLOUD_PROJECT|TF_WORKSPACE|NODE_ENV|RAILS_ENV|RACK_ENV|APP_ENV|FLASK_ENV|MIX_ENV|ENVIRONMENT|ENV|STAGE|PGDATABASE|VERCEL_ENV)$/;
const wordsMax = 8;
const lettersMax = 200;

/** What earlier calls set that decides what a later one means, in words. Values of other variables may be secrets and are not told. */
export function sessionWords({ cwd, places, exported }: Session): string[] {
  const said = [
    ...(cwd === null ? [] : [`works in ${cwd}`]),
    ...[...exported].flatMap(([name, value]) => (shown.test(name) && value !== null ? [`${name}=${value}`] : [])),
    ...[...places.values()].slice(0, wordsMax).map((place) => `acts on ${place}`),
  ];
  return [...new Set(said.map((words) => words.slice(0, lettersMax)))].slice(0, wordsMax);
}
