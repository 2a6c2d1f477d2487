/**
 * `limits.ts` in Lua, because taking from several limits must be one step for all who share a Redis. KEYS: a limit each.
 * ARGV: `take` or `give`, the time in ms, then five a limit: kind, max, windowMs or perMs, amount, ttlMs. Returns the index
 * of the limit in the way (0: taken) and the wait in ms (-1: never) as strings, because Lua's numbers reach us as integers.
 */
export const limitsLua = `
local now = tonumber(ARGV[2])
local hair = 1e-9
local levels = {}
local worst, wait = 0, 0
for i = 1, #KEYS do
  local a = 3 + (i - 1) * 5
  local l = { kind = ARGV[a], max = tonumber(ARGV[a + 1]), size = tonumber(ARGV[a + 2]), amount = tonumber(ARGV[a + 3]), ttl = ARGV[a + 4] }
  local saved = redis.call("HMGET", KEYS[i], "at", "now", "before")
  local at, used, before = tonumber(saved[1]), tonumber(saved[2]), tonumber(saved[3])
  local w = 0
  if l.kind == "bucket" then
    if at then
      l.now = math.min(l.max, used + math.max(0, now - at) * l.size)
      l.at = math.max(at, now)
    else
      l.now, l.at = l.max, now
    end
    l.before = 0
    if l.amount > l.max + hair then w = -1 else w = math.max(0, math.ceil((l.amount - l.now - hair) / l.size)) end
  else
    l.at = math.floor(now / l.size)
    if at == l.at then l.now, l.before = used, before
    elseif at == l.at - 1 then l.now, l.before = 0, used
    else l.now, l.before = 0, 0 end
    local into = now - l.at * l.size
    if l.amount > l.max + hair then w = -1
    elseif l.before * (1 - into / l.size) + l.now + l.amount > l.max + hair then
      local room = l.max - l.amount - l.now
      if room >= 0 then w = math.max(1, math.ceil(l.size * (1 - room / l.before) - into))
      else w = math.max(1, math.ceil(l.size - into + l.size * (1 - (l.max - l.amount) / l.now))) end
    end
  end
  if w == -1 and wait ~= -1 then worst, wait = i, -1 elseif wait ~= -1 and w > wait then worst, wait = i, w end
  levels[i] = l
end
if ARGV[1] == "take" and worst > 0 then return { tostring(worst), string.format("%.0f", wait) } end
for i = 1, #KEYS do
  local l = levels[i]
  if ARGV[1] == "take" then
    if l.kind == "bucket" then l.now = l.now - l.amount else l.now = l.now + l.amount end
  else
    if l.kind == "bucket" then l.now = math.min(l.max, l.now + l.amount) else l.now = math.max(0, l.now - l.amount) end
  end
  redis.call("HSET", KEYS[i], "at", string.format("%.0f", l.at), "now", string.format("%.17g", l.now), "before", string.format("%.17g", l.before))
  redis.call("PEXPIRE", KEYS[i], l.ttl)
end
return { "0", "0" }
`;
