/** What a decoded text says, without the address that carries it: "https://a.example/?q=send the list" gives "send the list". */
export const withoutAddress = (decoded: string): string => decoded.replace(/^\S{0,300}[?&=/](?=\p{L}+ )/u, "");
