import type { CommandTable } from "../commandTable.ts";
import { changesData, losesData, onto, operates, reads, row, setsShared, unclear } from "./templates.ts";

/** Redis and its kin. */
export const redisTable: CommandTable = {
  names: ["redis-cli", "valkey-cli", "keydb-cli", "iredis"], valueOptions: ["-h", "-p", "-a", "-n", "-u", "--user", "--pass", "-s", "-r", "-i", "--pattern"], placeOptions: ["-h", "-u"], dryRun: [], anyCase: true,
  rules: [
    row("redis.flush", ["flushall", "flushdb", "debug *", "script flush", "cluster reset|flushslots|forget", "swapdb", "function flush"], { ...losesData, counts: "objects" }, "A whole store is emptied", "Only a dump or a replica that is cut off in time still has the keys.", ["redis-cli FLUSHALL", "redis-cli -h cache.example flushdb"], ["redis-cli PING"]),
    row("redis.delete", ["del|unlink|hdel|ltrim|srem|zrem|zremrangebyrank|zremrangebyscore|xtrim|xdel|getdel|spop|lpop|rpop|expire|pexpire|expireat|rename|restore|migrate|json.del|ft.dropindex|xgroup|lrem", "del|unlink|hdel|ltrim|srem|zrem|zremrangebyrank|zremrangebyscore|xtrim|xdel|getdel|spop|lpop|rpop|expire|pexpire|expireat|rename|restore|migrate|json.del|ft.dropindex|lrem"], onto(losesData, { kind: "object", from: "operands" }), "Keys are deleted or set to end", "Only a dump still has them.", ["redis-cli DEL session:1"], ["redis-cli GET session:1"]),
    row("redis.config", ["config set|rewrite|resetstat", "acl", "replicaof|slaveof|failover|cluster|client|save|bgsave|bgrewriteaof|module"], setsShared, "The server's settings are changed", "They can be set back.", ["redis-cli CONFIG SET maxmemory 1gb"], ["redis-cli CONFIG GET maxmemory"]),
    row("redis.shutdown", ["shutdown"], operates, "The server is stopped", "It can be started again.", ["redis-cli SHUTDOWN"], ["redis-cli PING"]),
    row("redis.read", ["get|mget|keys|scan|hget|hgetall|hscan|lrange|llen|smembers|scard|zrange|zcard|xrange|xlen|ttl|pttl|type|exists|ping|info|dbsize|monitor|strlen|memory|slowlog|lastsave|time|command|latency|object|randomkey|sismember|hlen|hkeys|hvals|zscore|getrange|role|wait|subscribe|psubscribe|echo|select|auth|hello", "config get", "cluster info|nodes|slots", "client list", "acl list|whoami"], reads, "Keys are looked at", "It reads.", ["redis-cli GET a", "redis-cli INFO"], ["redis-cli SET a b"]),
    row("redis.scan", "", reads, "Keys are looked at", "It reads, or opens a session.", ["redis-cli --scan", "redis-cli --bigkeys"], ["redis-cli FLUSHALL"], { any: ["--scan", "--bigkeys", "--memkeys", "--hotkeys", "--stat", "--latency", "--version", "--rdb"] }),
    row("redis.eval", ["eval|evalsha|fcall"], { ...unclear, shared: "yes" }, "A script runs inside the server", "What it does stands in its text.", ["redis-cli EVAL 'return 1' 0"], ["redis-cli GET a"]),
    row("redis.write", ["*"], changesData, "Keys are written", "What they held before is gone, if they were there.", ["redis-cli SET a b"], ["redis-cli GET a"]),
  ], otherwise: { ...unclear, shared: "yes" } };
