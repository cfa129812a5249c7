/** Who says so, by the id of an event: `x2-5` stands in a list among the evidence, any other was written down by the responder. */
export const eventWords = (event: string): string => (/^x\d+-\d+$/.test(event) ? "in a list of events among the evidence" : "written down by a person");
