-- What compiling a procedure gave, by its text and by the compiler that did it: a start need not compile again what has not changed.
create table compiled_procedure (
  hash bytea not null,                                           -- SHA-256 of the source
  compiler text not null,                                        -- SHA-256 of the compiler's own files
  compiled text not null,                                        -- JSON; text, since the order of steps and fields is part of the rule
  primary key (hash, compiler)
);
