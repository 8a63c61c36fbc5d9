// Runs before the first paint, so that a dark screen does not flash white. The app writes the same two keys.
;(function () {
  var root = document.documentElement
  /**
   * @param {string} name
   * @param {readonly string[]} allowed
   */
  function read(name, allowed) {
    try {
      var raw = localStorage.getItem('latchkey:' + name) || ''
      var value = raw.replace(/"/g, '')
      return allowed.indexOf(value) < 0 ? '' : value
    } catch {
      return ''
    }
  }
  root.dataset.theme = read('theme', ['light', 'dark']) || 'system'
  root.dataset.density = read('density', ['compact']) || 'comfortable'
})()
