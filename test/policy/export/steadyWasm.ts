import { setFlagsFromString } from "node:v8";

// V8 of Node 20 ends the process ("Deoptimizer, unreachable code") when optimised code with an inlined call of WebAssembly is thrown away.
setFlagsFromString("--no-turbo-inline-js-wasm-calls");
