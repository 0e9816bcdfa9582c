/**
 * Runs in each page before anything of the page's own: keeps what the browser tells of inputs, long tasks and frames, and
 * says when something stood on the screen. Times are milliseconds since the navigation began.
 */
;(() => {
  const QUIET = 300 // milliseconds
  const inputs = []
  const tasks = []
  const frames = []
  let began = 0
  let isRunning = false

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) inputs.push({ startTime, duration })
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
  for (const type of ['keydown', 'pointerdown'])
    addEventListener(
      type,
      ({ timeStamp }) => {
        began = timeStamp
      },
      true,
    )

  /** What is posted in a frame arrives once it was painted. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now())
        port2.postMessage(null)
      })
    })

  /** The time at which what the test asks for was painted. */
  const seen = async (test) => {
    await new Promise((resolve) => {
      const look = () => {
        if (!test()) return
        watch.disconnect()
        resolve()
      }
      const watch = new MutationObserver(look)
      watch.observe(document, { subtree: true, childList: true, characterData: true })
      look()
    })
    return painted()
  }

  const count = (time) => {
    if (!isRunning) return
    frames.push(time)
    requestAnimationFrame(count)
  }

  globalThis.bench = {
    /** Begins to wait for something; `seen` gives when it was painted. */
    watch(test) {
      this.seen = seen(test)
    },
    /** Ends when nothing of the page has changed for a while: a long list is drawn a part at a time. */
    settled: () =>
      new Promise((resolve) => {
        const end = () => {
          watch.disconnect()
          resolve()
        }
        let timer = setTimeout(end, QUIET)
        const watch = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(end, QUIET)
        })
        watch.observe(document, { subtree: true, childList: true })
      }),
    /** When the latest input came. */
    began: () => began,
    /** The longest of the inputs since a time, in steps of 8; null where the browser names none since each took less than 16. */
    async input(since) {
      await painted()
      await new Promise((resolve) => setTimeout(resolve, 100)) // the browser tells of an input after it was painted
      const times = inputs.filter(({ startTime }) => startTime >= since - 1).map(({ duration }) => duration)
      return times.length === 0 ? null : Math.max(...times)
    },
    /** Counts frames and long tasks from now on. */
    count() {
      tasks.length = 0
      isRunning = true
      requestAnimationFrame(count)
    },
    /** What it has counted. */
    counted() {
      isRunning = false
      return { tasks: [...tasks], frames: frames.slice(1).map((time, index) => time - frames[index]) }
    },
    /** What was asked of the server, and when it was there. */
    asked: () =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('/api/'))
        .map(({ name, startTime, responseEnd, transferSize }) => ({
          path: decodeURIComponent(name.slice(location.origin.length)),
          from: Math.round(startTime),
          until: Math.round(responseEnd),
          bytes: transferSize,
        })),
  }
})()
