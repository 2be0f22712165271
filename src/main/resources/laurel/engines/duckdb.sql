-- The few functions in which the engines' dialects differ. Every engine's file defines the same names.

-- days from a to b
create macro days_between(a, b) as cast(b as date) - cast(a as date);

-- the month of a day: 2025-11
create macro month_of(d) as strftime(cast(d as date), '%Y-%m');

-- exact integers of decimals: millionths, trillionths
create macro e6(x) as
    cast(trunc(x) as hugeint) * 1000000
    + cast((x - trunc(x)) * 1000000 as hugeint);
create macro e12(x) as
    cast(trunc(x) as hugeint) * 1000000000000
    + cast((x - trunc(x)) * 1000000000000 as hugeint);

-- an integer wide enough for products of money, rates and weights (38 digits)
create macro wide(x) as cast(x as hugeint);

-- n / d, cut towards zero; null when d is 0. Here and below: wide division is slow, and most numbers are not wide.
create macro whole_div(n, d) as
    case
        when abs(n) < 4000000000000000000 and d between 1 and 1000000000000000000 then cast(cast(n as bigint) // cast(d as bigint) as hugeint)
        else cast(n as hugeint) // nullif(cast(d as hugeint), 0)
    end;

-- what whole_div leaves, with the sign of n; null when d is 0
create macro left_over(n, d) as
    case
        when abs(n) < 4000000000000000000 and d between 1 and 1000000000000000000 then cast(cast(n as bigint) % cast(d as bigint) as hugeint)
        else cast(n as hugeint) % nullif(cast(d as hugeint), 0)
    end;

-- n / d, rounded half away from zero (HALF_UP); null when d is 0
create macro round_div(n, d) as
    case
        when abs(n) < 4000000000000000000 and d between 1 and 1000000000000000000
            then cast((abs(cast(n as bigint)) + cast(d as bigint) // 2) // cast(d as bigint) * sign(n) as hugeint)
        else
            sign(n) * sign(d)
            * ((2 * abs(cast(n as hugeint)) + abs(cast(d as hugeint))) // nullif(2 * abs(cast(d as hugeint)), 0))
    end;

-- 2^(-age / 7 days) in trillionths, rounded half up; age in microseconds, at least 0
create macro decay_weight(age) as cast(floor(pow(2.0, -cast(age as double) / 604800000000.0) * 1000000000000.0 + 0.5) as bigint);

-- an order that is less than all later ones, and of the same instant than those of greater ids
create macro instant_order(ordered_at, order_id, month) as {'ordered_at': ordered_at, 'order_id': order_id, 'month': month};

-- the texts of a list in code point order, in one text
create macro joined(texts, separator) as array_to_string(list_sort(texts), separator);

-- minor units as people write them: 1234 with 2 decimals is 12.34
create macro money_text(minor, minor_units) as
    case when minor < 0 then '-' else '' end
    || cast(abs(minor) // cast(pow(10, minor_units) as bigint) as varchar)
    || case
        when minor_units = 0 then ''
        else '.' || lpad(cast(abs(minor) % cast(pow(10, minor_units) as bigint) as varchar), minor_units, '0')
    end;

-- millionths as per cent with one decimal: 615000 is 61.5 %
create macro percent_text(millionths) as
    case when millionths < 0 then '-' else '' end
    || cast((abs(millionths) + 500) // 10000 as varchar)
    || '.' || cast((abs(millionths) + 500) // 1000 % 10 as varchar) || ' %';

-- millionths as per cent with the places they need: 62500 is 6.25 %
create macro rate_text(millionths) as
    cast(millionths // 10000 as varchar)
    || rtrim('.' || rtrim(lpad(cast(millionths % 10000 as varchar), 4, '0'), '0'), '.') || ' %';

-- money of any currency in minor units of the reporting one, rounded half away from zero; amount with at most 6 places,
-- units_per_reporting with at most 12. Most money is in the reporting currency, below ten million, and needs no wide
-- numbers at all.
create macro to_minor(amount, units_per_reporting, minor_factor) as
    case
        when units_per_reporting = 1 and amount between 0 and 9999999
            then cast(round(cast(amount as decimal(13, 6)) * cast(minor_factor as decimal(5, 0))) as bigint)
        when units_per_reporting = 1 then cast(round(amount * cast(minor_factor as decimal(5, 0))) as bigint)
        else cast(
            round_div(e6(amount) * 1000000 * minor_factor, e12(units_per_reporting)) as bigint
        )
    end;

-- millionths as a number with the decimals it needs: 850000 is 0.85
create macro ratio_text(millionths) as
    case when millionths < 0 then '-' else '' end
    || cast(abs(millionths) // 1000000 as varchar)
    || case
        when abs(millionths) % 1000000 = 0 then ''
        else '.' || rtrim(lpad(cast(abs(millionths) % 1000000 as varchar), 6, '0'), '0')
    end;

-- the natural logarithm of a whole number above 0, and e to the power of factor * n / d, in trillionths; twelve places, as
-- the last digits of a logarithm differ between engines
create macro log12(n) as cast(round(ln(cast(n as double)) * 1000000000000.0) as bigint);
create macro exp12(factor, n, d) as
    cast(round(exp(cast(factor as double) * cast(n as double) / cast(d as double)) * 1000000000000.0) as bigint);

-- the square root of a whole number, rounded
create macro root(n) as cast(round(sqrt(cast(n as double))) as bigint);
