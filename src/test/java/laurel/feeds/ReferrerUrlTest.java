package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferrerUrlTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://www.RetailMeNot.com/view/shop?x=1, retailmenot.com",
                "https://deals.example.co.uk:8443, deals.example.co.uk",
                "//user@Knoji.com/#a, knoji.com",
                "slickdeals.net/f/1, slickdeals.net",
                "android-app://com.instagram.android/, com.instagram.android",
                "/p/12, none",
                "'', none",
                "https:///x, none",
                "direct, none"
            })
    void theHostIsWhatStandsBetweenSchemeAndPath(String url, String host) {
        assertEquals(host, ReferrerUrl.host(url));
    }
}
