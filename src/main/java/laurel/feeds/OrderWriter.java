package laurel.feeds;

import java.math.BigDecimal;
import java.util.List;
import laurel.parquet.TableWriter;

/** Writes the codes and the links of an order, one row each. */
final class OrderWriter {
    private final long fileId;
    private final List<String> linkParameters;
    private final Outputs outputs;

    OrderWriter(long fileId, List<String> linkParameters, Outputs outputs) {
        this.fileId = fileId;
        this.linkParameters = linkParameters;
        this.outputs = outputs;
    }

    /**
     * @param month of the order's local day
     */
    void write(TypedRow row, long line, int month) {
        DiscountCodes codes = row.codes();
        for (int i = 0; i < codes.count(); i++) {
            TableWriter writer = start(RawSchemas.ORDER_CODES, row, line, month, i, codes.token(i));
            BigDecimal discount = codes.discount(i);
            if (discount != null) {
                writer.decimal(6, discount);
            }
            writer.endRow();
        }
        if (row.has(Orders.LANDING_URL)) {
            List<String> links = LandingUrl.tokens(row.string(Orders.LANDING_URL), linkParameters);
            for (int i = 0; i < links.size(); i++) {
                start(RawSchemas.ORDER_LINKS, row, line, month, i, links.get(i)).endRow();
            }
        }
    }

    private TableWriter start(
            String relation, TypedRow row, long line, int month, int place, String code) {
        return outputs.writer(relation)
                .bigint(0, fileId)
                .bigint(1, line)
                .integer(2, month)
                .string(3, row.string(Orders.ID))
                .integer(4, place + 1)
                .string(5, code);
    }
}
