// Sends every event of Segment's ecommerce specification, and the other kinds of messages, with Segment's own client.
//
//   node tools/signals/client.mjs ADDRESS [WRITE_KEY]
import { Analytics } from "@segment/analytics-node";

const [address, writeKey = "write-key"] = process.argv.slice(2);
const product = {
  product_id: "978-3-947112-24-1", sku: "KAI-1", name: "Hafenlicht", brand: "Kai", category: "Krimi", variant: "Taschenbuch",
  price: 12.99, quantity: 1, coupon: "MAI", position: 3, url: "https://shop.example/hafenlicht", image_url: "https://shop.example/h.jpg",
};
const order = { order_id: "o-1", checkout_id: "c-1", total: 25.98, revenue: 25.98, shipping: 0, tax: 1.7, currency: "EUR" };
const coupon = { order_id: "o-1", cart_id: "k-1", coupon_id: "MAI", coupon_name: "Mai", discount: 2 };
const promotion = { promotion_id: "p-1", creative: "banner", name: "Sommer", position: "home" };
const step = { checkout_id: "c-1", step: 2, shipping_method: "DHL", payment_method: "Visa" };
const unknown = { product_id: "8-431-9", name: "Becher" };
const events = [
  ["Products Searched", { query: "krimi" }],
  ["Product List Viewed", { list_id: "l-1", category: "Krimi", products: [product] }],
  ["Product List Filtered", { list_id: "l-1", filters: [{ type: "price", value: "under" }], products: [product] }],
  ["Promotion Viewed", promotion],
  ["Promotion Clicked", promotion],
  ["Product Clicked", product],
  ["Product Viewed", product],
  ["Product Added", { cart_id: "k-1", ...product }],
  ["Product Removed", { cart_id: "k-1", ...product }],
  ["Cart Viewed", { cart_id: "k-1", products: [product] }],
  ["Checkout Started", { ...order, affiliation: "shop", value: 25.98, products: [product] }],
  ["Checkout Step Viewed", step],
  ["Checkout Step Completed", step],
  ["Payment Info Entered", step],
  ["Order Updated", { ...order, products: [product] }],
  ["Order Completed", { ...order, affiliation: "shop", products: [product, unknown] }],
  ["Order Refunded", { ...order, products: [product] }],
  ["Order Cancelled", { ...order, products: [product] }],
  ["Coupon Entered", coupon],
  ["Coupon Applied", coupon],
  ["Coupon Denied", { ...coupon, reason: "over" }],
  ["Coupon Removed", coupon],
  ["Product Added to Wishlist", { wishlist_id: "w-1", wishlist_name: "Urlaub", ...product }],
  ["Product Removed from Wishlist", { wishlist_id: "w-1", ...product }],
  ["Wishlist Product Added to Cart", { wishlist_id: "w-1", cart_id: "k-1", ...product }],
  ["Product Shared", { share_via: "email", share_message: "Lies das", recipient: "friend", ...product }],
  ["Cart Shared", { share_via: "email", cart_id: "k-1", products: [product] }],
  ["Product Reviewed", { product_id: product.product_id, review_id: "r-1", review_body: "Gut", rating: 5 }],
  ["Reading Chair Tested", { chair: "blue" }],
];

const client = new Analytics({ host: address, path: "/v1/signals", writeKey, flushAt: 10, maxRetries: 2 });
const failures = [];
client.on("error", (error) => failures.push(String(error.reason ?? error.code)));
const person = { userId: "p-0042" };
const context = {
  ip: "192.0.2.7", page: { url: "https://shop.example/", title: "Shop" },
  consent: { legalEntity: "House", categoryPreferences: { profiling: true } },
};
client.identify({ ...person, traits: { name: "Anna Beispiel", email: "anna@example.org", plan: "plus" }, context });
client.page({ ...person, name: "Home", properties: { url: "https://shop.example/" }, context });
client.screen({ ...person, name: "Start", context });
client.group({ ...person, groupId: "g-1", traits: { name: "Lesekreis" }, context });
client.alias({ previousId: "a-1", ...person, context });
for (const [event, properties] of events) {
  client.track({ ...person, event, properties, context });
}
await client.closeAndFlush({ timeout: 20_000 });
console.log(JSON.stringify({ sent: events.length + 5, failures }));
