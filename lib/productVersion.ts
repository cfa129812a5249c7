import product from "../package.json" with { type: "json" };

/** The version of this product. What it finds may differ from one to the next. */
export const productVersion: string = product.version;
