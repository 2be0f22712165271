package laurel.feeds;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The codes of one order, {@code A|B} or {@code A=10.00|B=2.50}. Reused from row to row.
 *
 * <p>A repeated code is one at its first place, its discounts added, unknown if one of them is.
 */
final class DiscountCodes {
    private static final int MONEY_PLACES = 6;
    private static final int MAX_DIGITS = 21;

    private final DecimalParser money;
    private final List<String> tokens = new ArrayList<>();
    private final List<@Nullable BigDecimal> discounts = new ArrayList<>();
    private @Nullable Rule fault;

    DiscountCodes(DecimalParser money) {
        this.money = money;
    }

    void clear() {
        tokens.clear();
        discounts.clear();
        fault = null;
    }

    /** Reads a cell; {@link #fault} then says what is wrong with it. */
    void read(char[] text, int from, int to) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text[i] == '|') {
                part(text, start, i);
                start = i + 1;
            }
        }
    }

    @Nullable Rule fault() {
        return fault;
    }

    int count() {
        return tokens.size();
    }

    String token(int place) {
        return tokens.get(place);
    }

    /** Null: not stated. */
    @Nullable BigDecimal discount(int place) {
        return discounts.get(place);
    }

    private void part(char[] text, int from, int to) {
        int divide = to - 1;
        while (divide >= from && text[divide] != '=') {
            divide--;
        }
        String token = Tokens.normalise(text, from, divide < from ? to : divide);
        if (divide < from) {
            if (!token.isEmpty()) {
                add(token, null);
            }
            return;
        }
        String amount = Text.trim(new String(text, divide + 1, to - divide - 1));
        BigDecimal discount = amount.isEmpty() ? null : money.parse(amount, MONEY_PLACES);
        if (discount == null && !amount.isEmpty()) {
            blame(Rule.BAD_MONEY);
        } else if (token.isEmpty()) {
            blame(Rule.BAD_VALUE);
        } else if (discount != null && discount.signum() < 0) {
            blame(Rule.NEGATIVE_AMOUNT);
        } else {
            add(token, discount);
        }
    }

    private void add(String token, @Nullable BigDecimal discount) {
        int place = tokens.indexOf(token);
        if (place < 0) {
            tokens.add(token);
            discounts.add(discount);
            return;
        }
        BigDecimal before = discounts.get(place);
        BigDecimal sum = before == null || discount == null ? null : before.add(discount);
        if (sum != null && sum.setScale(MONEY_PLACES).precision() > MAX_DIGITS) {
            blame(Rule.BAD_MONEY);
            return;
        }
        discounts.set(place, sum);
    }

    private void blame(Rule rule) {
        if (fault == null || rule.compareTo(fault) < 0) {
            fault = rule;
        }
    }
}
