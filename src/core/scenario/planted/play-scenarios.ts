/** Scenarios that speak of everything in the play; tests spoil one word at a time. */
export const PLAY_SCENARIOS = `procedure: test/play
header: { catalogue: S000-00, summary: 样品, document: { code: YP-1, edition: 2 }, keepYears: 3, calendar: cn }
people:
  lin: [unit:sales]
  gu: [unit:quality]
  he: [unit:quality, post:quality-head]
  an: [unit:company, post:director]
  pan: [unit:company]
  wu: [unit:plant]
registers:
  customers:
    acme: { seller: lin, days: 1, expires: 2026-10-10 }
    bo: { seller: lin, days: 3, expires: 2026-12-01 }
scenarios:
  departments-sign:
    zh: 两个部门会签，评审通过，供应商确认，追偿，试用合格
    en: Two departments sign, the review carries, the supplier confirms, recovery, trial
    when:
      - { at: 2026-09-29 08:00, start: desk, by: lin, with: { subject: 裂纹, customer: bo, pieces: 1 }, then: { gate: 不少于两件 } }
      - { at: 2026-09-29 08:00, start: desk, by: wu, with: { subject: 裂纹, customer: bo, pieces: 2 }, then: { refused: ticket.start_not_allowed } }
      - { at: 2026-09-29 08:00, start: desk, by: lin, with: { subject: 裂纹裂纹裂纹裂纹裂纹裂纹裂纹裂纹裂纹裂纹裂, customer: zz, pieces: 10 }, then: { refused: ticket.values_invalid, problems: { subject: field.too_long 20, customer: field.unknown_row, pieces: field.too_large } } }
      - at: 2026-09-29 09:00
        start: desk
        by: lin
        with: { subject: 裂纹, customer: bo, pieces: 4 }
        then:
          number: YP-2026-001
          level: plain
          step: receive
          who: [unit:quality]
          mayAct: [gu, he]
          values: { cost: 50, units: null }
          hides: { gu: [cost], an: [] }
          clocks: { answer: { due: 2026-10-09 17:30, warn: 2026-10-09 13:30, state: running, times: 1, asked: false, extended: 0 }, trial: none }
          goods: { samples: {} }
          said: []
          papers: []
          ledger: {}
          asked: {}
          alerted: {}
          urged: []
          rang: {}
      - { at: 2026-09-29 09:30, do: receive.received, by: gu, with: { witness: wu, checks: { clean: true, safe: false }, contact: '13800000001' }, then: { step: analyse, mayAct: [he], goods: { samples: { lab: 4 } }, values: { checks: { clean: true, safe: false } }, said: { received: { contains: [YP-2026-001, 4 件], to: [person:lin], mode: individual } } } }
      - { at: 2026-09-29 09:40, then: { mayChoose: { he: [analyse.shared, analyse.single, analyse.acted], gu: [] } } }
      - { at: 2026-09-29 09:50, do: analyse.shared, by: he, with: { units: [quality] }, then: { refused: ticket.gate_closed, gate: at least two } }
      - at: 2026-09-29 10:00
        do: analyse.shared
        by: he
        with: { units: [plant, quality] }
        then:
          step: sign
          branches: { sign: [plant, quality], act: [] }
          who: { plant: [unit:plant], sign@quality: [unit:quality], sign: [unit:plant, unit:quality] }
          mayAct: { plant: [wu], quality: [gu] }
          clocks: { sign@plant: 2026-10-08 17:30, sign@quality: { due: 2026-10-08 17:30, times: 1 } }
      - { at: 2026-09-29 10:10, do: sign.signed, by: he, in: quality, with: { opinion: 自签 }, then: { refused: ticket.did_it_before } }
      - { at: 2026-09-29 10:20, claim: sign, by: gu, then: { mayAct: { quality: [gu] } } }
      - { at: 2026-09-29 10:21, release: sign, by: gu, in: quality, then: { mayAct: { quality: [gu] } } }
      - { at: 2026-09-29 10:30, do: sign.signed, by: gu, with: { opinion: 同意 }, then: { branches: { sign: [plant] }, values: { opinion@quality: 同意, opinion@plant: null, opinion: null }, clocks: { sign@quality: on time } } }
      - { at: 2026-10-08 18:00, then: { rang: { sign.late@plant: { at: 2026-10-08 17:30, told: [unit:plant] } }, who: { plant: [post:quality-head] } } }
      - { at: 2026-10-08 18:10, say: 我们会赔, by: gu, then: { refused: ticket.promise_undeclared } }
      - { at: 2026-10-08 18:10, say: 正在评审, by: gu, promisesNothing: true, then: { said: { byHand: 正在评审 } } }
      - { at: 2026-10-08 18:20, urge: 请尽快, by: an, then: { urged: [post:quality-head] } }
      - { at: 2026-10-08 18:30, do: sign.signed, by: he, with: { opinion: 代签 }, then: { refused: ticket.did_it_before } }
  reviewed:
    zh: 直接表决；否决后再议；通过后移交一件样品
    en: Straight to the vote; lost, then carried
    given: { people: { qi: [unit:sales] } }
    when:
      - { at: 2026-09-18 09:00, start: desk, by: lin, with: { subject: 色差, customer: bo, pieces: 2 }, then: { step: receive } }
      - { at: 2026-09-18 09:10, do: receive.received, by: he, with: { contact: '138' }, then: { step: analyse } }
      - { at: 2026-09-18 09:20, do: analyse.single, by: he, then: { step: vote, who: [post:quality-head, post:director, unit:sales], mayAct: [he, an, lin, qi] } }
      - { at: 2026-09-18 09:30, do: vote.carried, by: he, then: { step: vote, mayAct: [an, lin, qi] } }
      - { at: 2026-09-18 09:31, do: vote.carried, by: he, then: { refused: ticket.voted_before } }
      - { at: 2026-09-18 09:40, do: vote.lost, by: an, then: { step: vote } }
      - { at: 2026-09-18 09:50, do: vote.lost, by: qi, then: { step: analyse } }
      - { at: 2026-09-18 10:00, do: analyse.single, by: he, then: { step: vote } }
      - { at: 2026-09-18 10:10, do: vote.carried, by: he, then: { step: vote } }
      - { at: 2026-09-18 10:20, do: vote.carried, by: lin, with: { minutes: 通过 }, then: { step: supplier, who: ['outside:contact'], mayAct: ['outside:contact'], goods: { samples: { lab: 1, store: 1 } }, values: { opinion: 评审通过, minutes: 通过 } } }
      - { at: 2026-09-18 10:30, do: supplier.agreed, by: 'outside:contact', then: { step: recover, waitsFor: { recover: null }, asked: { test/recovery.complaint: { subject: 色差, pieces: 2 } } } }
      - { at: 2026-09-18 10:31, linked: { step: recover, number: ZP-7 }, then: { waitsFor: { recover: ZP-7 } } }
      - { at: 2026-09-19 10:00, otherEnded: { step: recover, end: settled }, then: { step: trial, clocks: { trial: 2026-09-28 24:00 } } }
      - { at: 2026-09-20 10:00, signal: trial.passed, then: { closed: archive, clocks: { trial: on time, answer: on time } } }
  late:
    zh: 客户一天内要答复：提醒、延期、误期、申辩、申诉
    en: A customer's one day is warned of, extended, missed; heard and appealed
    when:
      - { at: 2026-09-18 08:30, start: desk, by: lin, with: { subject: 松动, customer: acme, pieces: 3 }, then: { clocks: { answer: { due: 2026-09-20 17:30, warn: 2026-09-20 13:30 } } } }
      - { at: 2026-09-18 09:00, extend: { clock: answer, more: 3 working days }, because: 等样品, by: gu, then: { refused: ticket.extension_too_long } }
      - { at: 2026-09-18 09:10, extend: { clock: answer, more: 1 working day }, because: 等样品, by: gu, then: { clocks: { answer: { due: 2026-09-20 17:30, asked: true } }, alerted: { answer.extend: [post:director] } } }
      - { at: 2026-09-18 09:20, refuseExtension: answer, because: 不必, by: an, then: { clocks: { answer: { asked: false, extended: 0 } } } }
      - { at: 2026-09-18 09:30, extend: { clock: answer, more: 2 working days }, because: 等样品, by: gu }
      - { at: 2026-09-18 09:40, grantExtension: answer, by: an, then: { clocks: { answer: { due: 2026-09-22 17:30, warn: 2026-09-22 13:30, extended: 1 } } } }
      - { at: 2026-09-18 09:50, extend: { clock: answer, more: 1 working day }, because: 还要, by: gu, then: { refused: ticket.extension_used_up } }
      - { at: 2026-09-22 14:00, then: { rang: { answer.warn: { at: 2026-09-22 13:30, told: [unit:quality, person:lin] } } } }
      - at: 2026-09-22 17:30
        then:
          rang: { answer.late: { at: 2026-09-22 17:30, told: [unit:quality, post:director] } }
          level: often
          values: { urgent: true }
          said: [sorry]
          papers: { notice: { number: YP-2026-001-W1, copies: [unit:quality, post:director] } }
          urged: [unit:quality, post:director]
          alerted: { often: [post:director] }
          asked: { test/other: { subject: 松动 } }
          ledger: { lateAnswer: { to: [post:quality-head], amount: 24.5, unit: CNY, state: proposed, hearUntil: 2026-09-24 17:30, appealUntil: null } }
      - { at: 2026-09-23 09:00, linked: { procedure: test/other, number: QT-1 } }
      - { at: 2026-09-23 09:00, hear: lateAnswer, by: he, because: 当日停电, then: { ledger: { lateAnswer: heard } } }
      - { at: 2026-09-23 09:10, confirm: lateAnswer, by: he, then: { refused: ticket.not_yours } }
      - { at: 2026-09-23 09:20, confirm: lateAnswer#1, by: an, then: { ledger: { lateAnswer#1: { state: confirmed, appealUntil: 2026-10-08 17:30 } } } }
      - { at: 2026-09-23 09:30, appeal: lateAnswer, by: he, because: 不服, then: { ledger: { lateAnswer: appealed } } }
      - { at: 2026-09-23 09:40, withdraw: lateAnswer, by: pan, because: 属实, then: { ledger: { lateAnswer: withdrawn } } }
      - { at: 2026-09-23 10:00, do: receive.received, by: gu, then: { step: analyse, mayChoose: { he: [analyse.shared, analyse.acted] } } }
      - { at: 2026-09-23 10:10, do: analyse.acted, by: he, with: { actions: [{ what: 返工 }] }, then: { refused: ticket.values_invalid, problems: { actions.1.owner: field.required } } }
      - { at: 2026-09-23 10:20, do: analyse.acted, by: he, with: { actions: [{ what: 返工, owner: wu }, { what: 培训, owner: pan }] }, then: { branches: { act: [1, 2] }, who: { 1: [person:wu], 2: [person:pan] } } }
      - { at: 2026-09-23 10:30, do: act.done, by: wu }
      - { at: 2026-09-23 10:40, do: act.done, by: pan, in: 2, then: { step: recover, level: often, goods: { samples: { lab: 2, store: 1 } } } }
  skipped:
    zh: 加急不开会；试用无人反对即归档；经理不在由总经理分析
    en: Urgent skips the review; silence closes; the director stands in
    given: { away: [he], calendar: { closed: [2026-09-25], opened: [2026-09-26] }, alsoSpokeUp: [2026-09-01 09:00], sameBefore: { customer: [2026-09-01 09:00, 2026-08-30 09:00] } }
    when:
      - { at: 2026-09-24 09:00, start: yearly, row: acme, then: { level: often, values: { customer: acme, subject: 例行检查, cost: 25 }, alerted: { often: [post:director] }, clocks: { answer: 2026-09-26 17:30 } } }
      - { at: 2026-09-24 09:10, note: 样品已到, by: gu }
      - { at: 2026-09-24 09:10, attach: [a.jpg], by: gu }
      - { at: 2026-09-24 09:10, correct: { pieces: 3 }, because: 数错, by: gu, then: { values: { cost: 37.5 } } }
      - { at: 2026-09-24 09:10, ask: 好了吗 }
      - { at: 2026-09-24 09:20, do: receive.received, by: gu, then: { who: [post:director], mayAct: [an] } }
      - { at: 2026-09-24 09:30, do: analyse.acted, by: an, with: { actions: [{ what: 返工, owner: wu }] }, then: { step: act } }
      - { at: 2026-09-24 09:40, correct: { pieces: 4 }, because: 又数错, by: gu }
  begins-by-watch:
    zh: 到期客户，多次相似，量大
    en: Expiring, alike, many
    given: { similarBefore: [2026-09-17 09:00, 2026-09-16 09:00] }
    when:
      - { at: 2026-09-18 09:00, start: expiring, row: bo, then: { level: often } }
  many-shipped:
    zh: 加急，发货量大
    en: Urgent, much shipped
    given: { totals: { shipments.pieces: 101 }, superior: { lin: pan } }
    when:
      - { at: 2026-09-18 09:00, start: desk, by: lin, with: { subject: 急, customer: bo, pieces: 2, urgent: true }, then: { level: often } }
      - { at: 2026-09-18 09:10, do: receive.received, by: gu }
      - { at: 2026-09-18 09:20, do: analyse.acted, by: he, with: { actions: [{ what: 返工, owner: wu }] } }
      - { at: 2026-09-18 09:30, do: act.done, by: wu, then: { step: recover, goods: { samples: { lab: 1, store: 1 } } } }
      - { at: 2026-09-19 09:30, otherEnded: { step: recover, end: refused }, then: { step: trial } }
      - { at: 2026-09-29 00:00, then: { closed: archive, rang: { answer.warn: 2026-09-22 13:30, answer.late: 2026-09-22 17:30, trial.late: 2026-09-28 24:00 } } }
  too-few:
    zh: 品质部至少留一件
    en: Quality keeps at least one
    when:
      - { at: 2026-09-18 09:00, start: desk, by: lin, with: { subject: 少, customer: bo, pieces: 2 } }
      - { at: 2026-09-18 09:10, correct: { pieces: 1 }, because: 只到一件, by: gu }
      - { at: 2026-09-18 09:20, do: receive.received, by: gu, then: { goods: { samples: { lab: 1 } } } }
      - { at: 2026-09-18 09:30, do: analyse.single, by: he }
      - { at: 2026-09-18 09:40, do: vote.carried, by: he, then: { refused: ticket.goods_short } }
schedules:
  - { start: yearly, between: [2026-02-01 00:00, 2026-04-30 00:00], at: [2026-02-05 08:30, 2026-03-05 08:30, 2026-04-07 08:30] }
watches:
  - { start: expiring, today: 2026-09-18, opens: [acme] }
  - { start: yearly, today: 2026-09-18, rows: { acme: { seller: lin }, bo: { seller: lin } }, opens: [acme, bo] }
samples:
  - { start: yearly, of: 6, draws: 2, coveredAfter: 3 }
`
