/**
 * The simulator: a procedure played as a discrete-event simulation in working time. Pure and deterministic by seed.
 * `readPlan` makes a plan ready, `simulate` plays it, `peopleNeeded` looks for the number of people that keep a limit, `describeSimulation`
 * and `describePeople` say it in words.
 */
export { formatDistribution, parseDistribution, type Distribution } from './distribution.ts'
export { describePeople, describeSimulation } from './describe-simulation.ts'
export type { Interval } from './intervals.ts'
export type { Calendars } from './make-model.ts'
export { partiesOf, type Party } from './parties.ts'
export { peopleNeeded, type PeopleAnswer, type PeopleProblem, type PeopleQuestion, type PeopleTried } from './people-needed.ts'
export { planDocument, type PlanDocument } from './plan-document.ts'
export { PLAN_PROBLEM_CODES, type PlanProblem, type PlanProblemCode } from './plan-problems.ts'
export type { Arrival, Hours, Plan, StaffGroup } from './plan.ts'
export { formatRate, parseRate, type Rate } from './rate.ts'
export { readPlan, readPlanText, type ReadPlan } from './read-plan.ts'
export type { ClockReport, Counted, PartyReport, SimulationReport, StepReport, Summary, Times } from './report.ts'
export { simulate } from './simulate.ts'
export type { Seen, Watch } from './watch.ts'
