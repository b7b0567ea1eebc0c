/// <reference lib="webworker" />
import { type AidQuestion, answerAid } from '../../shared/aids/answer.ts'

/** Answers one question after another, off the thread that draws and writes. It keeps nothing. */
const worker = self as unknown as DedicatedWorkerGlobalScope

worker.addEventListener('message', (event: MessageEvent<{ readonly id: number; readonly question: AidQuestion }>) => {
  const { id, question } = event.data
  worker.postMessage({ id, answer: answerAid(question) })
})
