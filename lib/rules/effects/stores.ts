import { effectRule, sh, type EffectRuleText } from "./effectRule.ts";

/** Stores that speak no SQL. */
export const storeRules = {
  destroy: effectRule("store.shell.destroy", { title: "Documents, collections or records are dropped or deleted", effect: { class: "data_mutation", destructive: true, reversible: "with_effort", shared: "yes", counts: "rows" }, why: "The text that the store's shell is given says so.", matches: [sh("mongosh shop --eval 'db.orders.drop()'"), sh("echo 'update delete www.example. A' | nsupdate")], not: [sh("mongosh shop --eval 'db.orders.find()'")] }),
  change: effectRule("store.shell.change", { title: "Documents or settings of a store are changed", effect: { class: "data_mutation", destructive: false, reversible: "with_effort", shared: "yes", counts: "rows" }, why: "The text that the store's shell is given says so.", matches: [sh("mongosh shop --eval 'db.orders.insertOne({a: 1})'")], not: [sh("mongosh shop --eval 'db.orders.find()'")] }),
  read: effectRule("store.shell.read", { title: "Documents of a store are looked at", effect: { class: "read_only", destructive: false, reversible: "yes", shared: "no", counts: "rows" }, why: "Nothing in the text changes anything.", matches: [sh("mongosh shop --eval 'db.orders.find()'")], not: [sh("mongosh shop --eval 'db.orders.drop()'")] }),
} satisfies Record<string, EffectRuleText>;
