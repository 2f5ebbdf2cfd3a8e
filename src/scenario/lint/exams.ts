/** What an exam's guide asks about identity and access, and until when the exam can be taken. */
export interface ExamBlueprint {
  /** Numbers of its tasks, or of a domain as a whole; empty while the guide is not known here. */
  readonly tasks: readonly string[];
  /** `2025-12-01`; null while no end is announced. */
  readonly lastDay: string | null;
}

/** As of 2026-11-22; exam guides of AWS Certification. A task may be named more closely: `4.1.2` is of `4.1`. */
export const exams: Readonly<Record<string, ExamBlueprint>> = {
  'CLF-C02': { tasks: ['2.1', '2.2', '2.3', '2.4'], lastDay: null },
  'SAA-C03': { tasks: ['1.1', '1.2', '1.3'], lastDay: null },
  'DVA-C02': { tasks: ['2.1', '2.2', '2.3'], lastDay: '2026-11-30' },
  'SOA-C02': { tasks: ['4.1', '4.2'], lastDay: '2025-09-29' },
  'SOA-C03': { tasks: ['4.1', '4.2'], lastDay: null },
  'SCS-C02': { tasks: ['1.1', '4.1', '4.2', '5.2', '6.1'], lastDay: '2025-12-01' },
  'SCS-C03': { tasks: ['1', '2.1', '2.2', '4.1', '4.2', '5', '6.1'], lastDay: null },
  'SAP-C02': { tasks: ['1.2', '1.4', '2.3', '3.2', '4.2'], lastDay: '2026-11-17' },
  'SAP-C03': { tasks: [], lastDay: null },
  'DOP-C02': { tasks: ['2.2', '5', '6.1'], lastDay: null },
};
