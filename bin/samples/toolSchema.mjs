// Schemas of tools as they are offered to a model.
export const object = (properties) => ({ type: "object", properties, required: Object.keys(properties) });
export const text = (description) => ({ type: "string", description });
export const tool = (name, description, properties) => ({ name, description, parameters: object(properties) });
