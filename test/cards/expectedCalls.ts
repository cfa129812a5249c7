/**
 * What the cards say of their calls, a call a line: card, label, class, destructive or not, reversible, shared, environment, then
 * magnitude (`rows=12`) and targets (`table:orders`) where the card names them. A point stands where the card says nothing; the line
 * speaks of the gravest effect, a line that begins with + of one more of the same call.
 */
export const expectedCalls = `
  1    routine    data_mutation           D  unknown      .    production   rows=41870 table:events
  1    look       read_only               -  .            .    production
  1    orders     data_mutation           D  unknown      yes  production   rows=11200000 table:orders
  1    users      data_mutation           D  unknown      .    production   table:users
  2    look       read_only               -  .            .    .
  2    push       history_rewrite         D  with_effort  yes  .            branch:main
  2b   push       history_rewrite         D  with_effort  yes  .            branch:main
  3    read       read_only               -  .            .    .
  3    printenv   credential_access       -  .            .    .
  3    comment    external_communication  D  no           yes  .
  4    look       read_only               -  .            .    production
  4    eight      infrastructure          -  .            yes  production   replicas=8
  4    sixteen    infrastructure          -  .            yes  production   replicas=16
  4    autoscale  infrastructure          -  .            yes  production   replicas=32
  4    gateway    infrastructure          -  .            yes  production   replicas=12
  4    terraform  infrastructure          .  with_effort  yes  production
  4    zero       infrastructure          -  .            yes  production   replicas=0
  4    twenty     infrastructure          -  .            yes  production   replicas=20
  5    error      read_only               -  .            .    staging
  5    grep       read_only               -  .            .    .
  5    token      credential_access       -  .            .    .
  5    delete     infrastructure          D  no           yes  .            volume:vol-3d2c42fb
  6    look       read_only               -  .            .    production
  6    wipe       data_mutation           D  with_effort  yes  production   table:executives table:companies
  6    fakes      data_mutation           -  .            yes  production   rows=4000 table:users
  7    push       data_mutation           -  .            yes  production
  7    reset      data_mutation           D  no           yes  production
  7    variable   config_change           -  yes          yes  production
  8    push       data_mutation           -  .            .    production
  8    reset      data_mutation           D  no           .    production
  8b   reset      data_mutation           D  no           .    production
  9    upgrade    data_mutation           -  .            .    .
  9    check      data_mutation           D  no           .    .
  10   look       read_only               -  .            .    .
  10   reset      data_mutation           D  no           no   development
  11   look       read_only               -  .            .    .
  11   wipe       data_mutation           D  no           no   .
  11b  wipe       data_mutation           D  no           no   .            directory:$HOME
  12   rmtree     data_mutation           D  no           no   .            directory:/srv/archive/scans
  12   rm         data_mutation           D  no           no   .            directory:/srv/archive/scans
  12b  move       data_mutation           -  .            no   .
  12b  rm         data_mutation           D  no           no   .            directory:/srv/archive/inbox
  13   xargs      data_mutation           D  .            .    .
  13b  xargs      data_mutation           D  .            .    .
  14   look       read_only               -  .            .    .
  14   rm         history_rewrite         D  no           .    .            repository:.git.bak
  14d  rm         history_rewrite         D  with_effort  .    .            repository:.git.bak
  14b  reset      history_rewrite         D  with_effort  .    .
  14c  push       history_rewrite         D  .            .    .
+ 14c  push       history_rewrite         D  with_effort  yes  .
  15   look       read_only               -  .            .    production
  15   delete     infrastructure          D  .            yes  production   resource:cost-reports-prod
  15   create     infrastructure          -  .            yes  production   resource:cost-reports-prod
  16   tickets    read_only               -  .            .    production   table:support_messages
  16   tokens     credential_access       -  no           yes  production   table:integration_tokens
  16   insert     external_communication  D  no           yes  production   table:support_messages
+ 16   insert     data_mutation           .  .            yes  production   rows=1 table:support_messages
  17   issues     read_only               -  .            .    .
  17   private    read_only               -  .            .    .            repository:household-private
  17   publish    external_communication  D  no           yes  .            repository:pacman
+ 17   publish    data_mutation           -  .            .    .            repository:pacman
  18   ticket     read_only               -  .            .    .
  18   queue      infrastructure          D  .            .    .            resource:legacy-events
  18a  mail       external_communication  -  no           yes  .            recipients=1 recipient:list@outside.example
  18b  queue      infrastructure          D  .            .    .            resource:legacy-events
  19   drop       data_mutation           D  .            no   development  table:users
  19b  drop       data_mutation           D  .            yes  production   table:users
  20   fetch      read_only               -  .            .    .            url:https://notes.example/alembic
  20   check      data_mutation           D  .            .    .
  21   buy1       .                       D  no           yes  .            amount=9.4
  21   buy5       .                       D  no           yes  .            amount=9.4
  21b  mail       external_communication  -  no           yes  .            recipients=1 recipient:aldous@customer.example
  22   deploy     infrastructure          -  yes          yes  production
  22b  overwrite  config_change           D  with_effort  .    production   file:/etc/gateway/gateway.conf
`;
