package laurel.feeds;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An array of codes, texts or objects of code and amount (or discount), as a discount_codes cell.
 */
final class JsonCodes {
    private JsonCodes() {}

    /** Reads to the end of the array that the parser stands at; null: it holds something else. */
    static @Nullable String read(JsonParser parser) {
        StringBuilder codes = new StringBuilder();
        boolean isGood = true;
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            codes.append(codes.length() == 0 ? "" : "|");
            if (token == JsonToken.START_OBJECT) {
                isGood &= object(parser, codes);
            } else if (token == JsonToken.START_ARRAY) {
                isGood = false;
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                codes.append(parser.getString());
            }
        }
        return isGood ? codes.toString() : null;
    }

    private static boolean object(JsonParser parser, StringBuilder codes) {
        String code = "";
        String amount = "";
        boolean isGood = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            boolean isCode = name.equalsIgnoreCase("code");
            boolean isAmount = name.equalsIgnoreCase("amount") || name.equalsIgnoreCase("discount");
            if (isCode || isAmount) {
                isGood &= token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY;
            }
            if (token != JsonToken.VALUE_NULL && token.isScalarValue()) {
                code = isCode ? parser.getString() : code;
                amount = isAmount ? parser.getString() : amount;
            }
            parser.skipChildren();
        }
        if (!code.isBlank() || !amount.isBlank()) {
            codes.append(code).append('=').append(amount);
        }
        return isGood;
    }
}
