<?php
/**
 * The block that shows readers a list of Colophon.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** Renders what may be shown now, and nothing where there is nothing or Colophon does not answer. */
final class Colophon_List {

	/** Seconds for which pages do not ask again after Colophon did not answer. */
	const PAUSE = 15;

	public static function register() {
		add_action( 'init', array( __CLASS__, 'block' ) );
		add_action( 'template_redirect', array( __CLASS__, 'page_headers' ) );
	}

	public static function block() {
		wp_register_style( 'colophon-list', plugins_url( 'assets/list.css', COLOPHON_FILE ), array(), COLOPHON_VERSION );
		wp_register_script(
			'colophon-list-editor',
			plugins_url( 'assets/list-block.js', COLOPHON_FILE ),
			array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-server-side-render', 'wp-api-fetch', 'wp-i18n' ),
			COLOPHON_VERSION,
			true
		);
		wp_set_script_translations( 'colophon-list-editor', 'colophon', plugin_dir_path( COLOPHON_FILE ) . 'languages' );
		register_block_type( plugin_dir_path( COLOPHON_FILE ) . 'blocks/list', array( 'render_callback' => array( __CLASS__, 'render' ) ) );
	}

	/** A page with a list may not be kept longer than its list: caches have to ask each time. */
	public static function page_headers() {
		if ( is_singular() && has_block( 'colophon/list' ) ) {
			self::forbid_keeping();
		}
	}

	/** Pages for those who are signed in have stricter headers of WordPress. */
	private static function forbid_keeping() {
		if ( ! headers_sent() && ! is_user_logged_in() ) {
			header( 'Cache-Control: no-cache, must-revalidate' );
		}
	}

	public static function render( $attributes, $content = '', $block = null ) {
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true );   // Page caches of other plugins read it.
		}
		self::forbid_keeping();   // Here too, for a block in a template, a pattern or a widget.
		$id    = self::subject( $attributes, $block );
		$items = '' === $id ? array() : self::items( $attributes['kind'], $id, max( 1, min( 20, (int) $attributes['count'] ) ) );
		$items = array_filter( $items, array( __CLASS__, 'may_be_shown' ) );
		if ( ! $items ) {
			return '';
		}
		$heading = trim( $attributes['heading'] );
		return sprintf(
			'<section %s>%s<ul>%s</ul></section>',
			get_block_wrapper_attributes(),
			'' === $heading ? '' : '<h2>' . esc_html( $heading ) . '</h2>',
			implode( '', array_map( array( __CLASS__, 'entry' ), $items ) )
		);
	}

	/** The segment's id, or the id of the item that is the post in hand. */
	private static function subject( $attributes, $block ) {
		if ( 'related' === $attributes['kind'] ) {
			$post_id = $block->context['postId'] ?? get_the_ID();
			return $post_id ? Colophon_Item::id( $post_id ) : '';
		}
		return preg_match( '/^[a-z0-9][a-z0-9._-]{0,99}$/', $attributes['segment'] ) ? $attributes['segment'] : '';
	}

	/**
	 * The items of a list. An answer is kept for as long as its Cache-Control says, counted from before the request,
	 * and never longer.
	 */
	private static function items( $kind, $id, $count ) {
		$territory = Colophon_Settings::get( 'territory' );
		$name      = 'colophon_' . md5( wp_json_encode( array( $kind, $id, $count, $territory, Colophon_Settings::get( 'address' ) ) ) );
		$kept      = get_transient( $name );
		if ( is_array( $kept ) && $kept['until'] > microtime( true ) ) {
			return $kept['items'];
		}
		if ( get_transient( 'colophon_lists_down' ) ) {
			return array();
		}
		$asked  = microtime( true );
		$client = Colophon_Client::current();
		$answer = 'related' === $kind ? $client->related_list( $id, $count, $territory ) : $client->segment_list( $id, $count, $territory );
		if ( is_wp_error( $answer ) ) {
			if ( 'colophon_down' === $answer->get_error_code() ) {
				set_transient( 'colophon_lists_down', 1, self::PAUSE );
			}
			return array();
		}
		$seconds = self::max_age( (string) ( $answer['headers']['cache-control'] ?? '' ), (int) ( $answer['headers']['age'] ?? 0 ) );
		if ( $seconds > 0 ) {
			set_transient(
				$name,
				array(
					'until' => $asked + $seconds,
					'items' => $answer['body']['items'],
				),
				$seconds
			);
		}
		return $answer['body']['items'];
	}

	/** The seconds for which an answer may be kept; 0 where nothing says so. */
	public static function max_age( $cache_control, $age ) {
		if ( preg_match( '/\b(no-store|no-cache|private)\b/i', $cache_control ) || ! preg_match( '/(?:^|[\s,])max-age=(\d+)/i', $cache_control, $found ) ) {
			return 0;
		}
		return max( 0, (int) $found[1] - $age );
	}

	/** A post of this site is shown only while everybody may read it, even where the list was made before. */
	private static function may_be_shown( $item ) {
		$post_id = Colophon_Item::post_id( $item['id'] );
		$post    = $post_id ? get_post( $post_id ) : null;
		return ! $post_id || ( $post && 'publish' === $post->post_status && '' === $post->post_password );
	}

	private static function entry( $item ) {
		$post_id = Colophon_Item::post_id( $item['id'] );
		$address = $post_id ? get_permalink( $post_id ) : ( $item['url'] ?? '' );
		$title   = '<span class="colophon-title" lang="' . esc_attr( $item['language'] ) . '">' . esc_html( $item['title'] ) . '</span>';
		$details = array_filter(
			array(
				$item['subtitle'] ?? '',
				implode( ', ', wp_list_pluck( $item['contributors'], 'name' ) ),
				self::price( $item ),
				self::as_of( $item ),
			)
		);
		return '<li>' . ( '' === $address ? $title : '<a href="' . esc_url( $address ) . '">' . $title . '</a>' )
			. ( $details ? '<span class="colophon-details">' . esc_html( implode( ' · ', $details ) ) . '</span>' : '' ) . '</li>';
	}

	private static function price( $item ) {
		if ( ! isset( $item['offer']['price'] ) ) {
			return '';
		}
		$price = $item['offer']['price'];
		return number_format_i18n( (float) $price['amount'], 2 ) . "\u{a0}" . ( 'EUR' === $price['currency'] ? '€' : $price['currency'] );
	}

	private static function as_of( $item ) {
		/* translators: %s: a date. */
		return isset( $item['as_of'] ) ? sprintf( __( 'as of %s', 'colophon' ), wp_date( get_option( 'date_format' ), strtotime( $item['as_of'] ) ) ) : '';
	}
}
