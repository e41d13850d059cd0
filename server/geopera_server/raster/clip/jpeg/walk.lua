-- Walking over the blocks of a baseline JPEG scan without decoding their values.
--
-- This file returns a function (scan, tables, layout, units):
--   scan    the bits, without stuffing
--   tables  Huffman tables: 0 for DC or 1 for AC, then as segments store them: how many codes there
--           are of the lengths 1 to 16, and their symbols
--   layout  three bytes for each block of a unit: its component, its DC and its AC table, from 1
--   units   the units to tell about, as decimal numbers in rising order; the walk ends at the last
-- It gives decimal numbers, for each unit: its first bit; each component's DC value before it;
-- and, but for the last, of each component's first block: first bit, end of its DC, DC value.
-- A damaged scan is an error.

local bit = require "bit"
-- tobit tells the compiler that sums stay integers, which makes the walk a third quicker
local band, bor, rshift, lshift, tobit = bit.band, bit.bor, bit.rshift, bit.lshift, bit.tobit
local byte, gmatch, concat = string.byte, string.gmatch, table.concat

local SHORT = 9 -- bits that a look is at: of one code, or of several in a row
local LONGEST = 2 ^ 27 -- bytes of a scan: places are integers of 32 bits
local BLOCK = 64 -- coefficients
local END = 128
local MOST_KEPT = 64 -- tables

local function step_over(length, symbol)
  if symbol == 0 then return END * 256 + length end
  return (rshift(symbol, 4) + 1) * 256 + length + band(symbol, 15)
end

-- Return steps over as many codes, with their values, as SHORT bits hold: coefficients * 256 + bits.
-- 0 when they hold none.
local function all_steps(short)
  local steps = {}
  for window = 0, lshift(1, SHORT) - 1 do
    local bits, coefficients = 0, 0
    while bits < SHORT do
      local seen = band(lshift(window, bits), lshift(1, SHORT) - 1)
      local found = short[seen]
      local length, symbol = rshift(found, 8), band(found, 255)
      if found == 0 or bits + length > SHORT then break end
      local step = step_over(length, symbol)
      if symbol ~= 0 and coefficients + rshift(step, 8) >= BLOCK then break end
      bits, coefficients = bits + band(step, 255), coefficients + rshift(step, 8)
      if symbol == 0 then break end
    end
    steps[window] = coefficients * 256 + bits
  end
  return steps
end

-- Return a table that gives for SHORT bits the length * 256 + symbol of the code they begin with,
-- 0 for longer codes, whose last one and place are by length.
local function read_table(text, place)
  local short, last, offset, symbols = {}, {}, {}, {}
  for index = 0, lshift(1, SHORT) - 1 do short[index] = 0 end
  local is_ac = byte(text, place) == 1
  local code, count = 0, 0
  for length = 1, 16 do
    local here = byte(text, place + length)
    offset[length] = count - code
    for _ = 1, here do
      local symbol = byte(text, place + 17 + count)
      symbols[count] = symbol
      if length <= SHORT then
        local first = lshift(code, SHORT - length)
        for index = first, first + lshift(1, SHORT - length) - 1 do
          short[index] = length * 256 + symbol
        end
      end
      code, count = code + 1, count + 1
    end
    last[length] = here > 0 and code - 1 or -1
    code = code * 2
  end
  local codes = {short = short, last = last, offset = offset, symbols = symbols}
  codes.steps = is_ac and all_steps(short) or nil
  return codes
end

local kept, kept_count = {}, 0 -- by their text: the tiles of an image share a few

-- Return where the next table begins, and this one.
local function table_at(text, place)
  local count = 0
  for length = 1, 16 do count = count + byte(text, place + length) end
  local following = place + 17 + count
  local key = string.sub(text, place, following - 1)
  local codes = kept[key]
  if not codes then
    if kept_count >= MOST_KEPT then kept, kept_count = {}, 0 end
    codes = read_table(text, place)
    kept[key], kept_count = codes, kept_count + 1
  end
  return following, codes
end

-- Return the 16 bits that begin at a place; nothing follows the end of the scan but an error.
local function look(scan, place)
  local a, b, c = byte(scan, rshift(place, 3) + 1, rshift(place, 3) + 3)
  return band(rshift(bor(lshift(a, 16), lshift(b, 8), c), 8 - band(place, 7)), 65535)
end

-- Return length * 256 + symbol of the code that 16 bits begin with, when it is a long one.
local function long_code(codes, seen)
  for length = SHORT + 1, 16 do
    local code = rshift(seen, 16 - length)
    if code <= codes.last[length] then
      return length * 256 + codes.symbols[code + codes.offset[length]]
    end
  end
  error("a code that is in no table", 0)
end

-- Return the first bit after one block, and its DC difference with the place where that ends.
local function block_at(scan, place, dc, ac)
  local seen = look(scan, place)
  local found = dc.short[rshift(seen, 16 - SHORT)]
  if found == 0 then found = long_code(dc, seen) end
  local size = band(found, 255)
  if size > 11 then error("a DC difference is too large", 0) end
  place = tobit(place + rshift(found, 8))
  local change = rshift(look(scan, place), 16 - size)
  local full = lshift(1, size)
  local is_negative = rshift(change * 2 - full, 31) -- no branch: half of all are
  change = change - is_negative * (full - 1)
  place = tobit(place + size)
  local dc_end, steps, index = place, ac.steps, 1
  repeat
    seen = look(scan, place)
    local step = steps[rshift(seen, 16 - SHORT)]
    local reached = index + rshift(step, 8)
    if step == 0 or (reached > BLOCK and (reached < END or reached >= END + BLOCK)) then
      -- a long code, or several of which not all are of this block
      found = ac.short[rshift(seen, 16 - SHORT)]
      if found == 0 then found = long_code(ac, seen) end
      step = step_over(rshift(found, 8), band(found, 255))
      reached = index + rshift(step, 8)
      if reached > BLOCK and reached < END then
        error("a block has too many coefficients", 0)
      end
    end
    place = tobit(place + band(step, 255))
    index = tobit(reached)
  until index >= BLOCK
  return place, change, dc_end
end

return function(scan, tables, layout, units)
  if #scan > LONGEST then error("its scan is too long", 0) end
  local found, at = {}, 1
  while at <= #tables do
    at, found[#found + 1] = table_at(tables, at)
  end
  local blocks, component, dc, ac, is_first = #layout / 3, {}, {}, {}, {}
  local components = 0
  for block = 1, blocks do
    local owner, first, second = byte(layout, 3 * block - 2, 3 * block)
    component[block], dc[block], ac[block] = owner, found[first], found[second]
    is_first[block] = owner > components
    components = math.max(components, owner)
  end
  local value, result, limit = {}, {}, 8 * #scan
  for owner = 1, components do value[owner] = 0 end
  scan = scan .. "\255\255\255"

  local function note(number) result[#result + 1] = number end

  local place, unit = 0, 0
  local next_unit = gmatch(units, "%d+")
  local wanted, following = tonumber(next_unit()), next_unit()
  while true do
    while unit < wanted do
      for block = 1, blocks do
        local change
        place, change = block_at(scan, place, dc[block], ac[block])
        value[component[block]] = value[component[block]] + change
      end
      if place > limit then error("its scan is cut off", 0) end
      unit = unit + 1
    end
    note(place)
    for owner = 1, components do note(value[owner]) end
    if not following then return concat(result, " ") end
    for block = 1, blocks do
      local start, owner, change, dc_end = place, component[block]
      place, change, dc_end = block_at(scan, place, dc[block], ac[block])
      value[owner] = value[owner] + change
      if is_first[block] then
        note(start)
        note(dc_end)
        note(value[owner])
      end
    end
    if place > limit then error("its scan is cut off", 0) end
    unit, wanted, following = unit + 1, tonumber(following), next_unit()
  end
end
