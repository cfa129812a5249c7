/**
 * Rules under which something that others use is stopped or taken away for a while. Some of them cover starting and stopping alike
 * (`name.operate`, the rows that change things): of those the words of the call decide.
 */
export const outageRules: ReadonlySet<string> = new Set(["aws.stop", "kubectl.evict", "queue.stop", "redis.shutdown", "shell.machine", "sql.outage", "store.stop", "docker.down", "webserver.stop", "webserver.stop.verb"]);

/** In tool names and commands; `scale` counts with a zero. */
export const outageWords = /(?:^|[\s_\-./:"'(])(?:stop|stops|halt|hibernate|shutdown|shut-?down|poweroff|suspend|pause|disable|deactivate|drain|cordon|deregister|undeploy|deallocate|idle|take-?down|down)(?=$|[\s_\-./:"'(,)])/i;
export const scaleToZero = /(?:--?(?:replicas|count|min-instances|size|desired-count|num-nodes|nodes)[= ]+|(?:replicas|count|size|desiredCount|desired_count|capacity)["']?\s*[:=]\s*["']?)0(?![\d.])/i;
