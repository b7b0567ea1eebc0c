export * from '../../shared/domain/day-times.ts'
