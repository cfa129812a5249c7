// A worker in one endless synchronous loop: it never looks at the flag.
for (;;) Math.random();
