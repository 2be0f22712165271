-- The few functions in which the engines' dialects differ. Every engine's file defines the same names.
-- Here arguments have types: an integer of any width is a decimal(38, 0).

-- days from a to b
create temporary function days_between(a date, b date) returns bigint
    return cast(datediff(b, a) as bigint);

-- the month of a day: 2025-11
create temporary function month_of(d date) returns string
    return date_format(d, 'yyyy-MM');

-- exact integers of decimals: millionths, trillionths
create temporary function e6(x decimal(38, 12)) returns decimal(38, 0)
    return cast(x * 1000000 as decimal(38, 0));
create temporary function e12(x decimal(38, 12)) returns decimal(38, 0)
    return cast(x * 1000000000000 as decimal(38, 0));

-- an integer wide enough for products of money, rates and weights (38 digits)
create temporary function wide(x decimal(38, 0)) returns decimal(38, 0)
    return x;

-- n / d, cut towards zero; null when d is 0. What divides without a remainder loses nothing to the six places of a quotient.
create temporary function whole_div(n decimal(38, 0), d decimal(38, 0)) returns decimal(38, 0)
    return cast((n - n % nullif(d, 0)) / nullif(d, 0) as decimal(38, 0));

-- what whole_div leaves, with the sign of n; null when d is 0
create temporary function left_over(n decimal(38, 0), d decimal(38, 0)) returns decimal(38, 0)
    return n % nullif(d, 0);

-- n / d, rounded half away from zero (HALF_UP); null when d is 0
create temporary function round_div(n decimal(38, 0), d decimal(38, 0)) returns decimal(38, 0)
    return case when (n < 0) <> (d < 0) then -1 else 1 end * whole_div(2 * abs(n) + abs(d), 2 * abs(d));

-- 2^(-age / 7 days) in trillionths, rounded half up; age in microseconds, at least 0
create temporary function decay_weight(age bigint) returns bigint
    return cast(floor(pow(2.0, -cast(age as double) / 604800000000.0) * 1000000000000.0 + 0.5) as bigint);

-- an order that is less than all later ones, and of the same instant than those of greater ids
create temporary function instant_order(ordered_at bigint, order_id string, month int)
    returns struct<ordered_at: bigint, order_id: string, month: int>
    return named_struct('ordered_at', ordered_at, 'order_id', order_id, 'month', month);

-- the texts of a list in code point order, in one text
create temporary function joined(texts array<string>, separator string) returns string
    return array_join(array_sort(texts), separator);

-- minor units as people write them: 1234 with 2 decimals is 12.34
create temporary function money_text(minor bigint, minor_units int) returns string
    return case when minor < 0 then '-' else '' end
        || cast(abs(minor) div cast(pow(10, minor_units) as bigint) as string)
        || case
            when minor_units = 0 then ''
            else '.' || lpad(cast(abs(minor) % cast(pow(10, minor_units) as bigint) as string), minor_units, '0')
        end;

-- millionths as per cent with one decimal: 615000 is 61.5 %
create temporary function percent_text(millionths bigint) returns string
    return case when millionths < 0 then '-' else '' end
        || cast((abs(millionths) + 500) div 10000 as string)
        || '.' || cast((abs(millionths) + 500) div 1000 % 10 as string) || ' %';

-- millionths as per cent with the places they need: 62500 is 6.25 %
create temporary function rate_text(millionths bigint) returns string
    return cast(millionths div 10000 as string)
        || trim(trailing '.' from '.' || trim(trailing '0' from lpad(cast(millionths % 10000 as string), 4, '0'))) || ' %';

-- money of any currency in minor units of the reporting one, rounded half away from zero; amount with at most 6 places,
-- units_per_reporting with at most 12. Most money is in the reporting currency, and needs no wide division.
create temporary function to_minor(amount decimal(21, 6), units_per_reporting decimal(27, 12), minor_factor bigint) returns bigint
    return case
        when units_per_reporting = 1 then cast(round(amount * cast(minor_factor as decimal(5, 0)), 0) as bigint)
        else cast(
            round_div(e6(amount) * 1000000 * minor_factor, e12(units_per_reporting)) as bigint
        )
    end;

-- millionths as a number with the decimals it needs: 850000 is 0.85
create temporary function ratio_text(millionths bigint) returns string
    return case when millionths < 0 then '-' else '' end
        || cast(abs(millionths) div 1000000 as string)
        || case
            when abs(millionths) % 1000000 = 0 then ''
            else '.' || trim(trailing '0' from lpad(cast(abs(millionths) % 1000000 as string), 6, '0'))
        end;

-- the natural logarithm of a whole number above 0, and e to the power of factor * n / d, in trillionths; twelve places, as
-- the last digits of a logarithm differ between engines
create temporary function log12(n decimal(38, 0)) returns bigint
    return cast(round(ln(cast(n as double)) * 1000000000000.0, 0) as bigint);
create temporary function exp12(factor bigint, n bigint, d decimal(38, 0)) returns bigint
    return cast(
        round(exp(cast(factor as double) * cast(n as double) / cast(d as double)) * 1000000000000.0, 0) as bigint
    );

-- the square root of a whole number, rounded
create temporary function root(n decimal(38, 0)) returns bigint
    return cast(round(sqrt(cast(n as double)), 0) as bigint);
