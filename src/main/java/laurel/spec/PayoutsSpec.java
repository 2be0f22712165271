package laurel.spec;

import java.math.BigDecimal;
import java.time.LocalDate;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import org.jspecify.annotations.Nullable;

/**
 * When commission is released and paid: statements are by month.
 *
 * @param holdDays days from an order to the release of its commission; null: the job's return
 *     window
 * @param netDays from the end of a month to the pay day of its statements
 * @param minimum in the job's currency; less is carried over
 * @param paidThrough everything due up to this day is paid; null: nothing is known to be
 * @param feeDays from the end of a deal until its fixed fee is overdue
 * @param lines whether payout_lines is filled
 */
@Doc("When commission is released and paid. Statements are by month; Laurel moves no money.")
public record PayoutsSpec(
        @Doc(
                        value = "Days from an order to the release of its commission.",
                        otherwise = "return-window-days of the job")
                @Min("0")
                @Max("3660")
                @Nullable Integer holdDays,
        @Doc("Days from the end of a month to the pay day of its statements.")
                @Default("15")
                @Min("0")
                @Max("365")
                int netDays,
        @Doc("Less than this is not paid but carried over, in the job's currency.")
                @Default("0")
                @Min("0")
                @Max("1000000000000")
                BigDecimal minimum,
        @Doc(
                        value = "Everything that was due up to this day is paid.",
                        otherwise =
                                "nothing is known to be paid, and nothing is called overdue in alerts")
                @Nullable LocalDate paidThrough,
        @Doc("A fixed fee without paid_on is overdue this many days after the end of its deal.")
                @Default("30")
                @Min("0")
                @Max("3660")
                int feeDays,
        @Doc("Whether the ledger lines that statements stand on are published as payout_lines.")
                @Default("false")
                boolean lines) {}
